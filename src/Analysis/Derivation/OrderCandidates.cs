namespace Explorer.Analysis.Derivation;

/// <summary>Do networks win whose widths or depths rise, or fall, from stage to stage?</summary>
internal static class OrderCandidates
{
    public static IEnumerable<Candidate> Of(DerivationData data)
    {
        if (data.Space is not AnyNetSpace space || space.Stages < 2)
            yield break;

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
        var membership = new Membership(data, [.. data.Population.Members.Select(member => Breaks(member.Shape!, value, rising))]);
        var (verb, member) = rising ? ("fall", "nonDecreasing") : ("rise", "nonIncreasing");
        return new Candidate
        {
            Words = $"{name}s that never {verb} from stage to stage",
            Kind = ChangeKind.Order,
            Parameter = name,
            Test = $"members whose {name}s never {verb} against the rest: {SplitTest.Method}",
            Effect = membership.Difference?.ToEstimate(),
            PValue = SplitTest.PValue(data, membership, $"{name} {(rising ? "rising" : "falling")}"),
            Kept = membership.Count,
            Others = membership.Others,
            Near = membership.Near(most => string.Create(CultureInfo.InvariantCulture, $"whose {name}s {verb} {(most == 1 ? "once" : $"at most {most} times")}")),
            Path = $"$.space.{member}",
            Shown = patch => patch.Text(member),
            Opposition = membership.Opposition ?? (membership.Difference?.Value > 0 && membership.IsEnough ? "its members are not the better ones in the mean" : null),
            Apply = patch => patch.List(member, name),
        };
    }

    private static double Breaks(NetworkShape shape, Func<StageShape, int> value, bool rising)
    {
        var breaks = 0;
        for (var i = 1; i < shape.Stages.Count; i++)
        {
            var step = value(shape.Stages[i]) - value(shape.Stages[i - 1]);
            breaks += (rising ? step < 0 : step > 0) ? 1 : 0;
        }

        return breaks;
    }
}
