using Explorer.Analysis.Parameters;
using Explorer.Statistics.Tests;

namespace Explorer.Reporting.Studies.Sections;

/// <summary>What the first and the last space teach about their parameters.</summary>
internal static class ParametersSection
{
    private const int LeastNetworks = 12;
    private const double Level = 0.05;

    public static IEnumerable<Block> Write(StudyReportInput input)
    {
        var enough = input.Steps.Where(step => step.Population.Count >= LeastNetworks).ToList();
        if (enough.Count == 0)
        {
            yield break;
        }

        yield return new Block.Section("parameters", "Single parameters");
        yield return new Block.Paragraph(
            "The value of a parameter that goes with the best networks, by the papers' empirical bootstrap: a quarter of the networks is drawn with replacement and the best one's value kept, again and again. "
            + "Beside it the rank correlation with the error; the change of the error from the range's least to its greatest value with all other parameters as they are, by one regression; "
            + "and the share of variance that the parameter explains beyond all others.");
        foreach (var step in enough.Count == 1 ? enough : [enough[0], enough[^1]])
        {
            var report = ParameterAnalysis.Of(step.Population);
            yield return new Block.Heading(step.Step.Experiment.Name);
            yield return new Block.Paragraph(report.IndependenceInWords);
            yield return new Block.Table(
                ["parameter", "range", "best value", "95 % of draws", "correlation with error", "from low to high, points", "explains", "p, corrected"],
                [.. report.Effects.Where(effect => effect.High > effect.Low && (effect.IsChoice || effect.Key == "depth")).Select(Row)],
                new HashSet<int> { 0 });
        }

        foreach (var sentence in enough.Select(Shown).OfType<string>())
        {
            yield return new Block.Paragraph(sentence);
        }
    }

    private static IReadOnlyList<string> Row(ParameterEffect effect) =>
    [
        effect.Label,
        $"{NumberText.Value(effect.Low)} to {NumberText.Value(effect.High)}",
        NumberText.Value(effect.BestValue.Median),
        $"{NumberText.Value(effect.BestValue.Lower)} to {NumberText.Value(effect.BestValue.Upper)}",
        Correlation(effect.Correlation),
        Cell.Points(effect.Adjusted?.OverRange).Text,
        effect.MainEffect is { } main ? FormattableString.Invariant($"{100 * main.Share:0}{NumberText.Space}%") : "–",
        effect.MainEffect is { } test ? NumberText.P(test.AdjustedPValue) : "–",
    ];

    private static string? Shown(StudyStepResult step)
    {
        var shown = ParameterAnalysis.Of(step.Population).Effects.Where(effect => effect.MainEffect?.AdjustedPValue <= Level).Select(effect => effect.Label.ToLowerInvariant()).ToList();
        return shown.Count == 0 ? null : $"In {step.Step.Experiment.Name} the error is shown to depend on {string.Join(", ", shown)} (F test beside all other choices, corrected for all of them).";
    }

    private static string Correlation(Estimate? estimate) => estimate switch
    {
        null => "–",
        { Interval: { } interval } => $"{NumberText.Fixed(estimate.Value)} ({NumberText.Fixed(interval.Lower)} to {NumberText.Fixed(interval.Upper)})",
        _ => NumberText.Fixed(estimate.Value),
    };
}
