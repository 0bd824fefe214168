using System.Globalization;
using Explorer.Analysis.Populations;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Derivation;

/// <summary>
/// Does sharing a parameter over the stages cost anything? Not a test for a difference but one against it: sharing is proposed only
/// where the members that nearly share the parameter are shown not to be worse by more than a margin.
/// </summary>
internal static class ShareCandidates
{
    public static IEnumerable<Candidate> Of(DerivationData data)
    {
        if (data.Space is not AnyNetSpace space || space.Stages < 2)
        {
            yield break;
        }

        (string Name, StageParameter Parameter, Func<StageShape, double> Value)[] parameters =
            [("bottleneckRatio", space.BottleneckRatio, stage => stage.BottleneckRatio), ("groupWidth", space.GroupWidth, stage => stage.GroupWidth)];
        foreach (var (name, parameter, value) in parameters)
        {
            if (parameter.Order != StageOrder.Shared && parameter.Stages.Any(stage => stage.Low != stage.High))
            {
                yield return Of(data, name, parameter, value);
            }
        }
    }

    private static Candidate Of(DerivationData data, string name, StageParameter parameter, Func<StageShape, double> value)
    {
        int[] different = [.. data.Population.Members.Select(member => member.Shape!.Stages.Select(value).Distinct().Count())];
        var most = EvenSplit(different);
        bool[] kept = [.. different.Select(count => count <= most)];
        var sides = (Kept: kept.Count(side => side), Others: kept.Count(side => !side));
        var difference = Math.Min(sides.Kept, sides.Others) >= data.Settings.LeastSide ? MeanDifference.Of(data.Errors.Values, kept) : null;
        var margin = data.Settings.Margin * data.Errors.Deviation;
        return new Candidate
        {
            Words = $"one {name} for all stages",
            Kind = ChangeKind.Share,
            Parameter = name,
            Test = string.Create(CultureInfo.InvariantCulture, $"members with at most {most} different {name}s against the rest: errors at equal FLOPs not worse by {100 * margin:F1} points ({data.Settings.Margin} standard deviations) or more, Welch t"),
            Effect = difference?.ToEstimate(),
            PValue = difference?.ProbabilityAtLeast(margin),
            Kept = sides.Kept,
            Others = sides.Others,
            Path = "$.space.shared",
            Shown = patch => patch.Text("shared"),
            Obstacle = parameter.Order != StageOrder.Free ? "its stages are in an order already"
                : parameter.Stages.Distinct().Count() > 1 ? "its stages have ranges of their own" : null,
            Apply = patch => patch.List("shared", name),
        };
    }

    // The number of different values that parts the members most evenly: fixed by the networks, never by their errors.
    private static int EvenSplit(int[] different) => Enumerable.Range(1, Math.Max(1, different.Max() - 1))
        .MinBy(most => Math.Abs(different.Count(count => count <= most) - (different.Length / 2.0)));
}
