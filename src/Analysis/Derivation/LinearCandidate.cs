using Explorer.Analysis.Widths;

namespace Explorer.Analysis.Derivation;

/// <summary>Do the networks win whose widths are those of a quantised line?</summary>
internal static class LinearCandidate
{
    public static IEnumerable<Candidate> Of(DerivationData data)
    {
        if (data.Space is not AnyNetSpace { Stages: > 1 } space || space.Width.Stages.All(stage => stage.Low == stage.High))
            yield break;

        var fits = data.Population.Members.Select(member => LinearWidthFit.Of(member.Shape!.Stages)).ToArray();
        var membership = new Membership(data, [.. data.Population.Members.Select((member, i) => Distance(member.Shape!, fits[i]))]);
        LinearWidthFit[] fitted = [.. fits.OfType<LinearWidthFit>()];
        yield return new Candidate
        {
            Words = "widths from a quantised line (regnet)",
            Kind = ChangeKind.Linear,
            Parameter = "width",
            Test = $"members whose widths are those of a quantised line, rounded to multiples of 8, against the rest: {SplitTest.Method}",
            Effect = membership.Difference?.ToEstimate(),
            PValue = SplitTest.PValue(data, membership, "line"),
            Kept = membership.Count,
            Others = membership.Others,
            Near = membership.Near(most => $"with e_fit up to {NumberText.Fixed(most, 3)}"),
            Path = "$.space.family",
            Shown = patch => patch.Text("family"),
            Opposition = membership.Opposition ?? (membership.Difference?.Value > 0 && membership.IsEnough ? "its members are not the better ones in the mean" : null),
            Obstacle = space.Width.Order != StageOrder.NonDecreasing ? "widths are not in rising order yet: a line only rises, so this may say no more than that widths should"
                : fitted.Length == 0 ? "no network has a line with as many stages" : null,
            Apply = patch => LinearSpace.Apply(patch, space, fitted),
        };
    }

    // 0 on a line, e_fit beside one, and infinite where no line has so many stages.
    private static double Distance(Populations.NetworkShape shape, LinearWidthFit? fit)
    {
        if (fit is null)
            return double.PositiveInfinity;

        var line = new int[fit.Depth];
        LinearQuantization.Fill(fit.Slope, fit.InitialWidth, fit.Multiplier, line);
        var isOnLine = line.SequenceEqual(shape.Stages.SelectMany(stage => Enumerable.Repeat(stage.Width, stage.Depth)));
        return isOnLine ? 0 : Math.Max(double.Epsilon, fit.FitError);
    }
}
