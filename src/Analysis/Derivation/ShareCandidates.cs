namespace Explorer.Analysis.Derivation;

/// <summary>
/// Does sharing a parameter over the stages cost anything? Not a test for a difference but one against it: sharing is proposed only
/// where the members that share the parameter are shown not to be worse by more than a margin.
/// </summary>
internal static class ShareCandidates
{
    public static IEnumerable<Candidate> Of(DerivationData data)
    {
        if (data.Space is not AnyNetSpace space || space.Stages < 2)
            yield break;

        (string Name, StageParameter Parameter, Func<StageShape, double> Value)[] parameters =
            [("bottleneckRatio", space.BottleneckRatio, stage => stage.BottleneckRatio), ("groupWidth", space.GroupWidth, stage => stage.GroupWidth)];
        foreach (var (name, parameter, value) in parameters)
        {
            if (parameter.Order != StageOrder.Shared && parameter.Stages.Any(stage => stage.Low != stage.High))
                yield return Of(data, name, parameter, value);
        }
    }

    private static Candidate Of(DerivationData data, string name, StageParameter parameter, Func<StageShape, double> value)
    {
        var membership = new Membership(data, [.. data.Population.Members.Select(member => member.Shape!.Stages.Select(value).Distinct().Count() - 1.0)]);
        var margin = data.Settings.Margin * data.Errors.Deviation;
        return new Candidate
        {
            Words = $"one {name} for all stages",
            Kind = ChangeKind.Share,
            Parameter = name,
            Test = string.Create(CultureInfo.InvariantCulture, $"members with one {name} against the rest: errors at equal FLOPs not worse by {NumberText.Fixed(100 * margin, 1)} points ({NumberText.Value(data.Settings.Margin)} standard deviations) or more, Welch t, one-sided, its p doubled to agree with a two-sided interval"),
            Effect = membership.Difference?.ToEstimate(),
            PValue = membership.IsEnough ? membership.Difference!.ProbabilityAtLeast(margin) : null,
            Kept = membership.Count,
            Others = membership.Others,
            Near = membership.Near(more => string.Create(CultureInfo.InvariantCulture, $"with {(more == 1 ? "" : "at most ")}{more + 1} different {name}s")),
            Path = "$.space.shared",
            Shown = patch => patch.Text("shared"),
            Opposition = membership.Opposition,
            Obstacle = parameter.Order != StageOrder.Free ? "its stages are in an order already"
                : parameter.Stages.Distinct().Count() > 1 ? "its stages have ranges of their own" : null,
            Apply = patch => patch.List("shared", name),
        };
    }
}
