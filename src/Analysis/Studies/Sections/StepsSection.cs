using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Regime;
using Explorer.Documents.Figures.Kinds;

namespace Explorer.Analysis.Studies.Sections;

/// <summary>Each space against the one it was judged by.</summary>
internal static class StepsSection
{
    // Room beside the least and greatest error of a figure.
    private const double Margin = 0.005;

    public static IEnumerable<Block> Write(StudyReport report)
    {
        var judged = report.Steps.Where(step => step.Comparison is not null).ToList();
        if (judged.Count == 0)
            yield break;

        yield return new Block.Section("verdicts", "Space against space");
        yield return ComparisonDocument.MeanDifferences(
            [.. judged.Select(step => step.Comparison!)],
            "Mean error of each space minus that of the space it is judged against, with the interval of the tests that give the verdict, which leaves 0 out exactly where they show a difference: coloured there, grey elsewhere; left of the line is better. Where a space was looked at several times it is the last look's, at the level left for it.");
        if (RegimeDocument.Sentences(report.Steps.Select(step => (step.Step.Experiment.Name, step.Regime))).ToList() is { Count: > 0 } lines)
        {
            yield return new Block.Paragraph("Before the verdicts, what speaks against the trainings that they rest on:");
            yield return new Block.Points(lines);
        }

        var all = report.Steps.Where(step => step.Population.Count > 0).ToList();
        var range = (all.Min(step => step.Population.Errors[0]) - Margin, all.Max(step => step.Population.Errors[^1]) + Margin);
        foreach (var step in judged)
        {
            foreach (var block in Step(report, step, range))
                yield return block;
        }
    }

    private static IEnumerable<Block> Step(StudyReport report, StudyStepResult step, (double Low, double High) range)
    {
        var comparison = step.Comparison!;
        var steps = report.Steps.ToList();
        var name = step.Step.Experiment.Name;
        var against = steps.Find(earlier => earlier.Step.Experiment.Name == comparison.NameA)!;
        yield return new Block.Heading($"{name} against {comparison.NameA}");
        var asked = string.Join(' ', new[] { step.Step.Question, step.Step.Constraint is { } constraint ? $"Constraint: {constraint}." : null }.OfType<string>());
        if (asked.Length > 0)
            yield return new Block.Paragraph(asked);

        yield return step.SequentialReason is { } reason
            ? new Block.Paragraph($"{reason}. {Evidence(comparison)} Mean and its p allow for the looks; quantiles and distance are as if the sample size had been fixed beforehand.", Word(comparison))
            : new Block.Paragraph($"{comparison.VerdictInWords}. {Evidence(comparison)}", Word(comparison));
        if (step.Shared is { } shared)
            yield return new Block.Paragraph(Nested(shared, comparison));
        var edf = EdfFigure.Of(
            $"edf-{name}",
            "Shaded: pointwise 95 % interval of each space's distribution, exact (Clopper-Pearson).",
            [(comparison.NameA, against.Population.Distribution, steps.IndexOf(against)), (name, step.Population.Distribution, steps.IndexOf(step))]);
        yield return edf with { SeriesKey = "space", X = edf.X with { Range = range } };
    }

    private static string Word(PopulationComparison comparison) => comparison.Verdict switch
    {
        ComparisonVerdict.Better => "Better.",
        ComparisonVerdict.Worse => "Worse.",
        _ => "No difference shown.",
    };

    private static string Evidence(PopulationComparison c)
    {
        var quantiles = string.Concat(c.Quantiles.Select((quantile, i) => $"{(i == 0 ? "" : "; ")}{NumberText.Level(quantile.Share)} quantile {Points(quantile.Difference)}")) + (c.Quantiles.IsEmpty ? "" : ". ");
        return $"n = {NumberText.Count(c.CountA)} and {NumberText.Count(c.CountB)}. Mean error {Points(c.MeanDifference)}; studentised permutation test and Welch's t {NumberText.PEquation(c.PValue)} ({NumberText.Count(c.Permutations)} labellings). {quantiles}Kolmogorov-Smirnov distance {NumberText.Fixed(c.KolmogorovSmirnov.Distance)}, {NumberText.PEquation(c.KolmogorovSmirnov.PValue)}.";
    }

    private static string Nested(SharedSample shared, PopulationComparison c) =>
        $"{NumberText.Counted(shared.Count, "network")} of {c.NameB} {(shared.Count == 1 ? "was" : "were")} trained by earlier steps, whose samples they are of too. So the test sets all {NumberText.Count(c.CountB)} against the {NumberText.Count(c.CountA)} of {c.NameA} that are not of {c.NameB}, and the differences are those to the whole of {c.NameA}, {NumberText.Level(shared.Share)} of which is {c.NameB}: {NumberText.Fixed(1 - shared.Share, 3)} times those to its other networks.";

    private static string Points(Estimate difference) =>
        $"{Cell.Points(difference)} points" + (difference.Interval is { } interval ? $" ({NumberText.Level(interval.Confidence)} interval)" : "");
}
