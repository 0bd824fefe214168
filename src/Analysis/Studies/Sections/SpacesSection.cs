using Explorer.Documents.Figures.Kinds;

namespace Explorer.Analysis.Studies.Sections;

/// <summary>The spaces with their sizes and populations, and all their distributions in one figure.</summary>
internal static class SpacesSection
{
    public static IEnumerable<Block> Write(StudyReport report)
    {
        if (report.Steps.Count == 0)
            yield break;
        yield return new Block.Section("spaces", "The design spaces");
        yield return new Table(
            [new("space"), new("size"), new("free"), new("within budget"), new("networks"), new("best"), new("mean [95 %]"), new("median"), new("constraint")],
            [.. report.Steps.Select(Row)])
        {
            Caption = "Size: different settings, exactly, before group widths are made compatible and without the budget"
                + (report.Steps.Any(step => PaperSize.Of(step.Step.Experiment.Space) is not null) ? "; in brackets as the paper counts, where that differs." : ".")
                + " Free: dimensions. Within budget: share of random settings that the budget accepts. Errors are top-1 on validation images at the last epoch; the interval is that of the mean.",
        };
        yield return Numbers(report);
        var shown = report.Steps.Select((step, i) => (step.Step.Experiment.Name, step.Population.Distribution, (int?)i)).Where(curve => curve.Distribution.Count > 0).ToList();
        if (shown.Count > 0)
            yield return EdfFigure.Of("edf", "Error distributions of all spaces. A curve further to the left is a better space.", shown) with { SeriesKey = "space" };
    }

    private static IReadOnlyList<Cell> Row(StudyStepResult step)
    {
        var summary = PopulationSummary.Of(step.Population);
        var paper = PaperSize.Of(step.Step.Experiment.Space);
        return
        [
            Cell.Words(step.Step.Experiment.Name),
            Cell.Words((step.Space.Size is { } size ? NumberText.Huge(size) : NumberText.None) + (paper is { } counted ? $" ({NumberText.Huge(counted)})" : "")),
            Cell.Count(step.Space.Dimensions),
            Cell.Share(step.Space.Acceptance, 2),
            summary.Count == step.Planned ? Cell.Count(summary.Count) : Cell.Words($"{NumberText.Count(summary.Count)} of {NumberText.Count(step.Planned)}"),
            Cell.Share(summary.Minimum), Cell.Share(summary.Mean), Cell.Share(summary.Median?.Value), Cell.Words(step.Step.Constraint),
        ];
    }

    // Names, numbers and verdicts as spreadsheets take them.
    private static Table Numbers(StudyReport report)
    {
        string[] keys =
        [
            "experiment", "constraint", "size", "dimensions", "acceptance", "networks", "planned", "diverged", "minimum", "mean", "mean_low", "mean_high", "median",
            "against", "mean_difference", "difference_low", "difference_high", "area_difference", "p_value", "ks", "ks_p_value", "verdict",
        ];
        return new Table([.. keys.Select(key => new Column(key, key))], [.. report.Steps.Select(Cells)]) { File = "spaces", IsData = true };

        static IReadOnlyList<Cell> Cells(StudyStepResult step)
        {
            var (summary, c) = (PopulationSummary.Of(step.Population), step.Comparison);
            return
            [
                Cell.Words(step.Step.Experiment.Name), Cell.Words(step.Step.Constraint), Cell.Words(step.Space.Size?.ToString(CultureInfo.InvariantCulture)), Cell.Count(step.Space.Dimensions), Cell.Share(step.Space.Acceptance),
                Cell.Count(summary.Count), Cell.Count(step.Planned), Cell.Count(summary.Diverged), Cell.Share(summary.Minimum),
                Cell.Share(summary.Mean), Cell.Share(summary.Mean?.Interval?.Lower), Cell.Share(summary.Mean?.Interval?.Upper), Cell.Share(summary.Median),
                Cell.Words(c?.NameA), Cell.Points(c?.MeanDifference), Cell.Points(c?.MeanDifference.Interval?.Lower), Cell.Points(c?.MeanDifference.Interval?.Upper), Cell.Number(c?.AreaDifference),
                Cell.P(c?.PValue), Cell.Number(c?.KolmogorovSmirnov.Distance), Cell.P(c?.KolmogorovSmirnov.PValue), Cell.Words(c?.Verdict.ToString()),
            ];
        }
    }
}
