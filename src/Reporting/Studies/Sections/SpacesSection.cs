using Explorer.Reporting.Studies.Figures;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Reporting.Studies.Sections;

/// <summary>The spaces with their sizes and populations, and all their distributions in one figure.</summary>
internal static class SpacesSection
{
    private static readonly ErrorFormat Errors = new(1);

    public static IEnumerable<Block> Write(StudyReportInput input)
    {
        if (input.Steps.Count == 0)
        {
            yield break;
        }

        yield return new Block.Section("spaces", "The design spaces");
        yield return new Block.Table(
            ["space", "size", "free", "within budget", "networks", "best", "mean", "95 % interval", "median", "constraint"],
            [.. input.Steps.Select(Row)],
            new HashSet<int> { 0, 9 },
            "Size: different settings, exactly, before group widths are made compatible and without the budget"
            + (input.Steps.Any(step => PaperSize.Of(step.Step.Experiment.Space) is not null) ? "; in brackets as the paper counts, where that differs." : ".")
            + " Free: dimensions. Within budget: share of random settings that the budget accepts. Errors are top-1 on validation images at the last epoch; the interval is that of the mean.");
        var shown = input.Steps.Select((step, i) => (step.Step.Experiment.Name, Errors: step.Population.Distribution, Colour: i + 1)).Where(curve => curve.Errors.Count > 0).ToList();
        if (shown.Count > 0)
        {
            yield return new Block.Figure("edf.svg", EdfOverlay.Draw(shown), "Error distributions of all spaces. A curve further to the left is a better space.");
        }
    }

    private static IReadOnlyList<string> Row(StudyStepResult step)
    {
        var summary = PopulationSummary.Of(step.Population);
        var paper = PaperSize.Of(step.Step.Experiment.Space);
        return
        [
            step.Step.Experiment.Name,
            StudyWording.Size(step.Space.Size) + (paper is null ? "" : $" ({StudyWording.Size(paper)})"),
            step.Space.Dimensions.ToString(CultureInfo.InvariantCulture),
            (100 * step.Space.Acceptance).ToString("0.##", CultureInfo.InvariantCulture) + NumberText.Space + "%",
            summary.Count == step.Planned ? NumberText.Count(summary.Count) : $"{NumberText.Count(summary.Count)} of {NumberText.Count(step.Planned)}",
            summary.Minimum is { } least ? Errors.Percent(least) : "–",
            summary.Mean is { } mean ? Errors.Percent(mean.Value) : "–",
            summary.Mean?.Interval is { } interval ? Errors.Range(interval) : "–",
            summary.Median is { } median ? Errors.Percent(median.Value) : "–",
            step.Step.Constraint ?? "",
        ];
    }
}
