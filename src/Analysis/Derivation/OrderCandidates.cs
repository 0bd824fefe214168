using System.Globalization;
using Explorer.Analysis.Populations;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Derivation;

/// <summary>Do networks win whose widths or depths rise, or fall, from stage to stage?</summary>
internal static class OrderCandidates
{
    // In a large population a side may be this share at least, so that a few members do not stand for a rule.
    private const double LeastShare = 0.04;

    public static IEnumerable<Candidate> Of(DerivationData data)
    {
        if (data.Space is not AnyNetSpace space || space.Stages < 2)
        {
            yield break;
        }

        (string Name, StageParameter Parameter, Func<StageShape, int> Value)[] parameters =
            [("width", space.Width, stage => stage.Width), ("depth", space.Depth, stage => stage.Depth)];
        foreach (var (name, parameter, value) in parameters)
        {
            if (parameter.Order == StageOrder.Free && parameter.Stages.Any(stage => stage.Low != stage.High))
            {
                yield return Of(data, name, value, rising: true);
                yield return Of(data, name, value, rising: false);
            }
        }
    }

    private static Candidate Of(DerivationData data, string name, Func<StageShape, int> value, bool rising)
    {
        var breaks = data.Population.Members.Select(member => Breaks(member.Shape!, value, rising)).ToArray();
        var allowed = Allowed(data, breaks);
        bool[] kept = [.. breaks.Select(count => count <= allowed)];
        var test = SplitTest.Of(data, kept, $"{name} {(rising ? "rising" : "falling")}");
        var pairs = ((AnyNetSpace)data.Space).Stages - 1;
        var (verb, member) = rising ? ("fall", "nonDecreasing") : ("rise", "nonIncreasing");
        var side = allowed == 0
            ? $"{name}s never {verb}"
            : string.Create(CultureInfo.InvariantCulture, $"{name}s {verb} at most {(allowed == 1 ? "once" : $"{allowed} times")} over {pairs} {(pairs == 1 ? "pair" : "pairs")} of neighbouring stages");
        return new Candidate
        {
            Words = $"{name}s that never {verb} from stage to stage",
            Kind = ChangeKind.Order,
            Parameter = name,
            Test = $"members whose {side} against the rest: {SplitTest.Method}",
            Effect = test?.Difference.ToEstimate(),
            PValue = test?.PValue,
            Kept = kept.Count(side => side),
            Others = kept.Count(side => !side),
            Path = $"$.space.{member}",
            Shown = patch => patch.Text(member),
            Obstacle = test?.Difference.Value > 0 ? "these members are the worse ones" : null,
            Apply = patch => patch.List(member, name),
        };
    }

    private static int Breaks(NetworkShape shape, Func<StageShape, int> value, bool rising)
    {
        var breaks = 0;
        for (var i = 1; i < shape.Stages.Count; i++)
        {
            var step = value(shape.Stages[i]) - value(shape.Stages[i - 1]);
            breaks += (rising ? step < 0 : step > 0) ? 1 : 0;
        }

        return breaks;
    }

    // Full order where enough members have it, else as near to it as enough members are: chosen by the networks, never by their errors.
    private static int Allowed(DerivationData data, int[] breaks)
    {
        var least = Math.Max(data.Settings.LeastSide, LeastShare * breaks.Length);
        var allowed = 0;
        while (allowed < breaks.Max() && breaks.Count(count => count <= allowed) < least)
        {
            allowed++;
        }

        return allowed;
    }
}
