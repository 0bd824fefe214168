using Explorer.Analysis.Widths;

namespace Explorer.Analysis.Studies.Sections;

/// <summary>The linear rule: how near the networks of free widths are to a quantised line, and whether the better ones are nearer.</summary>
internal static class LineSection
{
    private const int LeastNetworks = 12;

    public static IEnumerable<Block> Write(StudyReport report)
    {
        // In a regnet every width lies on its line, so only free widths can tell.
        var free = report.Steps.Where(step => step.Step.Experiment.Space is AnyNetSpace && step.Population.Count >= LeastNetworks).ToList();
        if (free.Count == 0)
            yield break;

        yield return new Block.Section("line", "The linear rule");
        yield return new Block.Paragraph(
            "For every network of free widths the quantised line w0 + wa·j nearest to its block widths, and e_fit, the mean squared log-ratio of the line's widths to its own: 0 is a perfect fit. "
            + "A positive correlation of e_fit and error says that networks near a line are better.");
        var trends = free.Select(step => (step.Step.Experiment.Name, Trend: LinearWidthTrend.Of(step.Population))).ToList();
        yield return new Table(
            [
                new("space"), new("networks with a fit"), new("correlation of e_fit and error [95 %]"), new("mean e_fit, best"), new("mean e_fit, rest"),
                new("w0 of the best [95 %]"), new("wa of the best [95 %]"), new("wm of the best [95 %]"),
            ],
            [.. trends.Select(trend => Row(trend.Name, trend.Trend))])
        {
            Caption = "Best: the best quarter of the population; the line through their block widths by least squares, wm the median of their fits, each with its bootstrap interval.",
        };
        var (name, last) = trends[^1];
        var fitted = last.Networks.Where(network => network.Fit is not null).ToList();
        if (fitted.Count > 0)
        {
            yield return new Figure(
                "fit",
                $"Error against e_fit, {name}.",
                new Axis("e_fit, mean squared log-ratio of the line's widths to the network's", "fit_error"),
                new Axis("validation error e", "error") { Numbers = AxisNumbers.Shares },
                [new Series(name, SeriesKind.Points, [.. fitted.Select(network => network.Fit!.FitError)], [.. fitted.Select(network => network.Member.Error)])
                {
                    InLegend = false,
                    Labels = [.. fitted.Select(network => $"trial {network.Member.Trial.Index}: error {NumberText.Share(network.Member.Error)}, e_fit {NumberText.Fixed(network.Fit!.FitError, 3)}")],
                }]);
        }
    }

    private static IReadOnlyList<Cell> Row(string name, LinearWidthTrend trend) =>
    [
        Cell.Words(name),
        Cell.Words($"{trend.Networks.Count(network => network.Fit is not null)} of {trend.Networks.Length}"),
        Cell.Number(trend.ErrorCorrelation), Cell.Number(trend.MeanFitErrors?.Best, 3), Cell.Number(trend.MeanFitErrors?.Others, 3),
        Cell.Number(trend.InitialWidth, 0), Cell.Number(trend.Slope, 1), Cell.Number(trend.Multiplier, 1),
    ];
}
