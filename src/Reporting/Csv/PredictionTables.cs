using Explorer.Analysis.Prediction;

namespace Explorer.Reporting.Csv;

/// <summary>The numbers of proxies and predictor, where there are any.</summary>
internal static class PredictionTables
{
    public static IEnumerable<(string File, CsvTable Table)> Of(ReportFigures figures)
    {
        if (figures.Proxies is { } proxies)
        {
            yield return ("proxies.csv", Proxies(proxies));
            yield return ("proxy-values.csv", Values(figures));
        }

        if (figures.Predictor is { } predictor)
        {
            yield return ("predictor.csv", Predictor(predictor));
        }
    }

    private static CsvTable Proxies(ProxyReport report)
    {
        var table = new CsvTable(
            "proxy", "baseline", "undefined", "seconds", "kendall", "kendall_lower", "kendall_upper", "spearman", "spearman_lower", "spearman_upper",
            "best_quarter_kendall", "best_quarter_kendall_lower", "best_quarter_kendall_upper", "best_quarter_spearman", "best_quarter_spearman_lower", "best_quarter_spearman_upper",
            "over_baselines", "over_baselines_lower", "over_baselines_upper", "verdict");
        foreach (var item in report.Correlations)
        {
            table.Row([item.Name, item.IsBaseline ? "yes" : "no", item.Undefined, item.Seconds,
                .. new[] { item.Kendall, item.Spearman, item.BestKendall, item.BestSpearman, item.OverBaselines }.SelectMany(estimate => new object?[] { estimate?.Value, estimate?.Interval?.Lower, estimate?.Interval?.Upper }),
                item.Verdict?.ToString()]);
        }

        return table;
    }

    private static CsvTable Values(ReportFigures figures)
    {
        var table = new CsvTable("index", "proxy", "value", "seconds");
        foreach (var trial in figures.Trials)
        {
            foreach (var score in trial.Proxies)
            {
                table.Row(trial.Index, score.Name, score.Value, score.Seconds);
            }
        }

        return table;
    }

    private static CsvTable Predictor(PredictorReport report)
    {
        var table = new CsvTable("figure", "of", "value", "lower", "upper");
        foreach (var quality in report.Qualities)
        {
            foreach (var (name, estimate) in new[] { ("r_squared", quality.RSquared), ("kendall", quality.Kendall), ("spearman", quality.Spearman), ("root_mean_square", quality.RootMeanSquare) }
                .Concat(quality.Coverage.Select(level => (FormattableString.Invariant($"coverage_{100 * level.Nominal:0}"), level.Observed))))
            {
                table.Row(name, quality.Kind == PredictorKind.Ridge ? "ridge" : "gaussian_process", estimate.Value, estimate.Interval?.Lower, estimate.Interval?.Upper);
            }
        }

        foreach (var importance in report.Importances)
        {
            table.Row("r_squared_lost", importance.Key, importance.Lost.Value, importance.Lost.Interval?.Lower, importance.Lost.Interval?.Upper);
        }

        return table;
    }
}
