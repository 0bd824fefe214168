namespace Explorer.Analysis.Prediction;

/// <summary>Zero-cost proxies beside the baselines that they have to beat: a figure of τ and tables.</summary>
public static class ProxyDocument
{
    private const string Key = "proxies";

    /// <summary>The correlations, as a figure, a table and all numbers.</summary>
    public static IReadOnlyList<Block> Blocks(ProxyReport report) => [Ranks(report), Correlations(report), Numbers(report)];

    /// <summary>What each proxy said of each network.</summary>
    public static Table Values(IEnumerable<TrialRecord> trials)
    {
        string[] keys = ["index", "proxy", "value", "seconds"];
        return new Table(
            [.. keys.Select(key => new Column(key, key))],
            [.. trials.SelectMany(trial => trial.Proxies.Select(score => (IReadOnlyList<Cell>)[Cell.Count(trial.Index), Cell.Words(score.Name), Cell.Number(score.Value), Cell.Time(score.Seconds)]))])
        {
            File = "proxy-values",
            IsData = true,
        };
    }

    private static string Verdict(ProxyCorrelation item, ProxyCorrelation? best) => item.Verdict switch
    {
        null => ReferenceEquals(item, best) ? "the best baseline" : "baseline",
        ProxyVerdict.Beats => "yes",
        ProxyVerdict.FallsShort => "no",
        _ => "no difference shown",
    };

    private static Figure Ranks(ProxyReport report)
    {
        var items = report.Correlations;
        return new Figure(
            Key,
            "Kendall’s τ with accuracy, of proxies and baselines, with 95 % intervals: 1 orders networks as training does.",
            new Axis("Kendall’s τ", "kendall") { Range = (-1, 1), Marks = [0] },
            new Axis("", "proxy") { Names = [.. items.Select(item => item.Name)] },
            [.. new int?[] { 0, 1, null }.Select(colour => Group([.. Enumerable.Range(0, items.Count).Where(i => items[i].Kendall is not null && Colour(items[i]) == colour)], colour)).Where(series => series.X.Count > 0)])
        {
            Aspect = 0.12 + (0.05 * items.Count),
        };

        static int? Colour(ProxyCorrelation item) => item.Verdict switch { ProxyVerdict.Beats => 0, ProxyVerdict.FallsShort => 1, _ => null };

        Series Group(int[] places, int? colour) => new("", SeriesKind.Intervals, [.. places.Select(i => items[i].Kendall!.Value)], [.. places.Select(i => (double)i)])
        {
            Lower = [.. places.Select(i => items[i].Kendall!.Interval?.Lower ?? items[i].Kendall!.Value)],
            Upper = [.. places.Select(i => items[i].Kendall!.Interval?.Upper ?? items[i].Kendall!.Value)],
            Labels = [.. places.Select(i => $"{items[i].Name}: {Cell.Number(items[i].Kendall)}, {Verdict(items[i], report.BestBaseline)}")],
            Colour = colour,
            InLegend = false,
        };
    }

    private static Table Correlations(ProxyReport report) => new(
        [new("proxy"), new("τ [95 %]"), new("ρ [95 %]"), new("best 25 %: τ [95 %]"), new("NaN"), new("s a network"), new("τ over baselines [95 %]"), new("beats the best baseline")],
        [.. report.Correlations.Select(item => (IReadOnlyList<Cell>)
        [
            Cell.Words(item.Name), Cell.Number(item.Kendall), Cell.Number(item.Spearman), Cell.Number(item.BestKendall), Cell.Count(item.IsBaseline ? null : item.Undefined), Cell.Number(item.Seconds),
            Cell.Number(item.OverBaselines), Cell.Words(Verdict(item, report.BestBaseline)),
        ])])
    {
        Caption = $"Zero-cost proxies of {NumberText.Counted(report.Count, "trial")}: rank correlation with accuracy, 1 orders as training does; τ of all and of the best quarter.",
    };

    private static Table Numbers(ProxyReport report)
    {
        string[] names = ["proxy", "baseline", "undefined", "seconds"];
        string[] numbers = ["kendall", "spearman", "best_quarter_kendall", "best_quarter_spearman", "over_baselines"];
        return new Table(
            [.. names.Select(key => new Column(key, key)), .. numbers.Select(key => new Column(key, key) { HasIntervals = true }), new("verdict", "verdict")],
            [.. report.Correlations.Select(item => (IReadOnlyList<Cell>)
            [
                Cell.Words(item.Name), Cell.Words(item.IsBaseline ? "yes" : "no"), Cell.Count(item.Undefined), Cell.Time(item.Seconds), Cell.Number(item.Kendall), Cell.Number(item.Spearman), Cell.Number(item.BestKendall),
                Cell.Number(item.BestSpearman), Cell.Number(item.OverBaselines), Cell.Words(item.Verdict?.ToString()),
            ])])
        {
            File = Key,
            IsData = true,
        };
    }
}
