using Explorer.Analysis.Widths;
using Explorer.Reporting.Studies.Figures;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Reporting.Studies.Sections;

/// <summary>The linear rule: how near the networks of free widths are to a quantised line, and whether the better ones are nearer.</summary>
internal static class LineSection
{
    private const int LeastNetworks = 12;

    public static IEnumerable<Block> Write(StudyReportInput input)
    {
        // In a regnet every width lies on its line, so only free widths can tell.
        var free = input.Steps.Where(step => step.Step.Experiment.Space is AnyNetSpace && step.Population.Count >= LeastNetworks).ToList();
        if (free.Count == 0)
        {
            yield break;
        }

        yield return new Block.Section("line", "The linear rule");
        yield return new Block.Paragraph(
            "For every network of free widths the quantised line w0 + wa·j nearest to its block widths, and e_fit, the mean squared log-ratio of the line's widths to its own: 0 is a perfect fit. "
            + "A positive correlation of e_fit and error says that networks near a line are better.");
        var trends = free.Select(step => (step.Step.Experiment.Name, Trend: LinearWidthTrend.Of(step.Population))).ToList();
        yield return new Block.Table(
            ["space", "networks with a fit", "correlation of e_fit and error", "mean e_fit, best", "mean e_fit, rest", "w0 of the best", "wa of the best", "wm of the best"],
            [.. trends.Select(trend => Row(trend.Name, trend.Trend))],
            new HashSet<int> { 0 },
            "Best: the best quarter of the population; the line through their block widths by least squares, wm the median of their fits, each with its bootstrap interval.");
        var (name, last) = trends[^1];
        if (last.Networks.Any(network => network.Fit is not null))
        {
            yield return new Block.Figure("fit.svg", FitPlot.Draw(last), $"Error against e_fit, {name}.");
        }
    }

    private static IReadOnlyList<string> Row(string name, LinearWidthTrend trend) =>
    [
        name,
        $"{trend.Networks.Count(network => network.Fit is not null)} of {trend.Networks.Length}",
        Range(trend.ErrorCorrelation, value => NumberText.Fixed(value)),
        trend.MeanFitErrors is { } best ? Plain(best.Best, "0.000") : "–",
        trend.MeanFitErrors is { } rest ? Plain(rest.Others, "0.000") : "–",
        Range(trend.InitialWidth, value => Plain(value, "0")),
        Range(trend.Slope, value => Plain(value, "0.0")),
        Range(trend.Multiplier, value => Plain(value, "0.0")),
    ];

    private static string Plain(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Range(Estimate? estimate, Func<double, string> format) => estimate switch
    {
        null => "–",
        { Interval: { } interval } => $"{format(estimate.Value)} ({format(interval.Lower)} to {format(interval.Upper)})",
        _ => format(estimate.Value),
    };
}
