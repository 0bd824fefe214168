using Explorer.Analysis.Prediction;

namespace Explorer.Prediction;

/// <summary>Predictions as JSON lines.</summary>
internal static class PredictionJson
{
    /// <summary>How well networks are predicted: a line a model, and one a feature.</summary>
    public static void Write(TextWriter output, PredictorReport report, bool withProxies)
    {
        foreach (var quality in report.Qualities)
        {
            JsonLines.Write(output, new
            {
                kind = "quality",
                model = quality.Kind,
                withProxies,
                quality.Trials,
                quality.Features,
                rSquared = quality.RSquared.Value,
                rSquaredInterval = JsonLines.Ends(quality.RSquared),
                kendall = quality.Kendall.Value,
                kendallInterval = JsonLines.Ends(quality.Kendall),
                spearman = quality.Spearman.Value,
                spearmanInterval = JsonLines.Ends(quality.Spearman),
                rootMeanSquare = quality.RootMeanSquare.Value,
                meanAbsolute = quality.MeanAbsolute.Value,
                meanAbsoluteInterval = JsonLines.Ends(quality.MeanAbsolute),
                coverage = quality.Coverage.Select(level => new { level.Nominal, observed = level.Observed.Value, interval = JsonLines.Ends(level.Observed), level.MeanWidth }),
            });
        }

        foreach (var importance in withProxies ? [] : report.Importances)
        {
            JsonLines.Write(output, new { kind = "importance", feature = importance.Key, lost = importance.Lost.Value, interval = JsonLines.Ends(importance.Lost) });
        }
    }

    /// <summary>A line a proxy.</summary>
    public static void Write(TextWriter output, ProxyReport report)
    {
        foreach (var item in report.Correlations)
        {
            JsonLines.Write(output, new
            {
                kind = "proxy",
                item.Name,
                item.IsBaseline,
                item.Undefined,
                item.Seconds,
                kendall = item.Kendall?.Value,
                kendallInterval = JsonLines.Ends(item.Kendall),
                spearman = item.Spearman?.Value,
                spearmanInterval = JsonLines.Ends(item.Spearman),
                bestQuarterKendall = item.BestKendall?.Value,
                bestQuarterKendallInterval = JsonLines.Ends(item.BestKendall),
                bestQuarterSpearman = item.BestSpearman?.Value,
                bestQuarterSpearmanInterval = JsonLines.Ends(item.BestSpearman),
                overBaselines = item.OverBaselines?.Value,
                overBaselinesInterval = JsonLines.Ends(item.OverBaselines),
                item.Verdict,
            });
        }
    }

    /// <summary>A line a network, best first.</summary>
    public static void Write(TextWriter output, CandidateRanking ranking)
    {
        foreach (var (network, place) in ranking.Best.Select((network, place) => (network, place)))
        {
            var (rank, predictedError, interval) = (place + 1, network.Error.Value, JsonLines.Ends(network.Error));
            JsonLines.Write(output, network.Complexity is not { } cost
                ? new { kind = "setting", rank, network.Hash, network.Parameters, predictedError, interval }
                : (object)new { kind = "network", rank, network.Hash, network.Config, cost.Flops, cost.Params, cost.Activations, predictedError, interval });
        }
    }

    /// <summary>A line an epoch.</summary>
    public static void Write(TextWriter output, IEnumerable<CurveCalibration> calibrations)
    {
        foreach (var item in calibrations)
        {
            JsonLines.Write(output, new
            {
                kind = "curve",
                item.Seen,
                item.Epochs,
                item.Trials,
                item.MeanMiss,
                coverage = item.Coverage.Select(level => new { level.Nominal, observed = level.Observed.Value, interval = JsonLines.Ends(level.Observed), level.MeanWidth }),
                stopped = item.Stopped.Value,
                stoppedInterval = JsonLines.Ends(item.Stopped),
                stoppedOfBest = item.StoppedOfBest?.Value,
                stoppedOfBestInterval = JsonLines.Ends(item.StoppedOfBest),
            });
        }
    }
}
