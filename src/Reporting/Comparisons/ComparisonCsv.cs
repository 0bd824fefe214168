using Explorer.Reporting.Csv;

namespace Explorer.Reporting.Comparisons;

/// <summary>The numbers of a comparison's figures as tables. Errors are fractions.</summary>
internal static class ComparisonCsv
{
    public static IEnumerable<(string File, CsvTable Table)> Of(ComparisonFigures figures) =>
    [
        ("differences.csv", Differences(figures)),
        ("edf.csv", Distributions(figures)),
        ("random-search.csv", Searches(figures)),
        ("sample-size.csv", Sizes(figures)),
    ];

    private static CsvTable Differences(ComparisonFigures figures)
    {
        var table = new CsvTable("a", "b", "statistic", "difference", "lower", "upper", "p", "p_adjusted", "verdict");
        foreach (var pair in figures.Input.Comparisons)
        {
            var verdict = pair.Verdict.ToString();
            Row("mean", pair.MeanDifference, pair.PValue, pair.AdjustedPValue, verdict);
            foreach (var quantile in pair.Quantiles)
            {
                Row(FormattableString.Invariant($"quantile_{100 * quantile.Share:0}"), quantile.Difference, null, null, "");
            }

            Row("area", pair.AreaDifference, null, null, "");
            table.Row(pair.NameA, pair.NameB, "ks", pair.KolmogorovSmirnov.Distance, null, null, pair.KolmogorovSmirnov.PValue, pair.KolmogorovSmirnov.AdjustedPValue, "");

            void Row(string name, Analysis.Intervals.Estimate estimate, double? p, double? adjusted, string words) =>
                table.Row(pair.NameA, pair.NameB, name, estimate.Value, estimate.Interval?.Lower, estimate.Interval?.Upper, p, adjusted, words);
        }

        return table;
    }

    private static CsvTable Distributions(ComparisonFigures figures)
    {
        var table = new CsvTable("space", "error", "up_to");
        foreach (var population in figures.Populations)
        {
            foreach (var (error, share) in population.Steps)
            {
                table.Row(population.Name, error, share);
            }
        }

        return table;
    }

    private static CsvTable Searches(ComparisonFigures figures)
    {
        var table = new CsvTable("space", "draws", "mean_best", "lower", "upper");
        foreach (var population in figures.Populations)
        {
            foreach (var point in population.Search)
            {
                table.Row(population.Name, point.Draws, point.MeanBest, point.Lower, point.Upper);
            }
        }

        return table;
    }

    private static CsvTable Sizes(ComparisonFigures figures)
    {
        var table = new CsvTable("space", "count", "mean_distance", "lower", "upper");
        foreach (var population in figures.Populations)
        {
            foreach (var point in population.Sizes)
            {
                table.Row(population.Name, point.Count, point.Mean, point.Lower, point.Upper);
            }
        }

        return table;
    }
}
