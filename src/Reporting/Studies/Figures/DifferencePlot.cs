namespace Explorer.Reporting.Studies.Figures;

/// <summary>The mean differences of a study's comparisons with their intervals, one below the other.</summary>
internal static class DifferencePlot
{
    private const double Row = 34;
    private static readonly double[] Steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

    /// <summary>The picture; at least one comparison.</summary>
    public static Picture Draw(IReadOnlyList<PopulationComparison> comparisons)
    {
        var reach = comparisons.Max(c => Math.Max(Math.Abs(c.MeanDifference.Value), Math.Max(Math.Abs(c.MeanDifference.Interval?.Lower ?? 0), Math.Abs(c.MeanDifference.Interval?.Upper ?? 0))));
        reach = Math.Max(0.005, 1.08 * reach);
        var plot = new Plot { Left = 260, Top = 26, Width = 340, Height = Row * comparisons.Count, Horizontal = (-reach, reach), Vertical = (comparisons.Count, 0) };
        var step = Steps.FirstOrDefault(size => reach / size <= 4.5, Steps[^1]);
        var ticks = Enumerable.Range((int)-Math.Floor(reach / step), (2 * (int)Math.Floor(reach / step)) + 1).Select(k => k * step);
        plot.HorizontalAxis(ticks, tick => tick == 0 ? "0" : FormattableString.Invariant($"{(tick < 0 ? "\u2212" : "+")}{Math.Abs(100 * tick):0.##}"), "difference of mean error, percentage points");
        plot.VerticalLine(0, "zero");
        plot.Words(plot.X(-reach / 2), 14, "middle", "better");
        plot.Words(plot.X(reach / 2), 14, "middle", "worse");
        for (var i = 0; i < comparisons.Count; i++)
        {
            Draw(plot, comparisons[i], i + 0.5);
        }

        return new Picture(622, plot.Top + plot.Height + 48, "Differences of mean error, step by step", plot.Body);
    }

    private static void Draw(Plot plot, PopulationComparison comparison, double at)
    {
        var style = comparison.Verdict switch { ComparisonVerdict.Better => "better", ComparisonVerdict.Worse => "worse", _ => "open" };
        plot.Words(plot.Left - 14, plot.Y(at) - 2, "end", comparison.NameB, "name");
        plot.Words(plot.Left - 14, plot.Y(at) + 12, "end", $"against {comparison.NameA}", "axis");
        if (comparison.MeanDifference.Interval is { } interval)
        {
            plot.Line((interval.Lower, at), (interval.Upper, at), $"whisker {style}");
        }

        plot.Dot(comparison.MeanDifference.Value, at, 4.5, $"dot {style}", comparison.VerdictInWords);
    }
}
