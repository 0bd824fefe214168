using Explorer.Analysis.Parameters;

namespace Explorer.Analysis.Studies.Sections;

/// <summary>What the first and the last space teach about their parameters.</summary>
internal static class ParametersSection
{
    private const int LeastNetworks = 12;
    private const double Level = 0.05;

    public static IEnumerable<Block> Write(StudyReport report)
    {
        var enough = report.Steps.Where(step => step.Population.Count >= LeastNetworks).ToList();
        if (enough.Count == 0)
            yield break;

        yield return new Block.Section("parameters", "Single parameters");
        yield return new Block.Paragraph(
            "The value of a parameter that goes with the best networks, by the papers' empirical bootstrap: a quarter of the networks is drawn with replacement and the best one's value kept, again and again. "
            + "Beside it the rank correlation with the error; the change of the error from the range's least to its greatest value with all other parameters as they are, by one regression; "
            + "and the share of variance that the parameter explains beyond all others.");
        foreach (var step in enough.Count == 1 ? enough : [enough[0], enough[^1]])
        {
            var analysis = ParameterAnalysis.Of(step.Population);
            yield return new Block.Heading(step.Step.Experiment.Name);
            yield return new Block.Paragraph(analysis.IndependenceInWords);
            yield return new Table(
                [
                    new("parameter"), new("range"), new("best value [95 % of draws]"), new("correlation with error [95 %]"), new("from low to high, points [95 %]"), new("explains"), new("p, corrected"),
                ],
                [.. analysis.Effects.Where(effect => effect.High > effect.Low && (effect.IsChoice || effect.Key == "depth")).Select(Row)]);
        }

        foreach (var sentence in enough.Select(Shown).OfType<string>())
            yield return new Block.Paragraph(sentence);
    }

    private static IReadOnlyList<Cell> Row(ParameterEffect effect) =>
    [
        Cell.Words(effect.Label),
        Cell.Words($"{NumberText.Value(effect.Low, effect.High)} to {NumberText.Value(effect.High)}"),
        Cell.Of(new Estimate(effect.BestValue.Median, new Interval(effect.BestValue.Lower, effect.BestValue.Upper, Interval.DefaultConfidence, "empirical bootstrap")), effect.High),
        Cell.Number(effect.Correlation), Cell.Points(effect.Adjusted?.OverRange), Cell.Share(effect.MainEffect?.Share, 0), Cell.P(effect.MainEffect?.AdjustedPValue),
    ];

    private static string? Shown(StudyStepResult step)
    {
        var shown = ParameterAnalysis.Of(step.Population).Effects.Where(effect => effect.MainEffect?.AdjustedPValue <= Level).Select(effect => effect.Label.ToLowerInvariant()).ToList();
        return shown.Count == 0 ? null : $"In {step.Step.Experiment.Name} the error is shown to depend on {string.Join(", ", shown)} (F test beside all other choices, corrected for all of them).";
    }
}
