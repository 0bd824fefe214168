using Explorer.Analysis.Prediction;

namespace Explorer.Prediction;

/// <summary>Zero-cost proxies beside their baselines: a table, or lines of JSON.</summary>
internal static class ProxyOutput
{
    public static void Write(TextWriter output, ProxyReport report, bool json)
    {
        if (json)
        {
            foreach (var item in report.Correlations)
            {
                WriteJson(output, item);
            }

            return;
        }

        output.WriteLine();
        output.WriteLine($"zero-cost proxies of {report.Count} trials: rank correlation with accuracy, 1 orders as training does; tau of all and of the best quarter");
        var table = new TextTable("proxy", "tau", "95 %", "rho", "best 1/4", "95 %", "NaN", "s a network", "beats the best baseline");
        foreach (var item in report.Correlations)
        {
            table.Add(
                item.Name,
                Number(item.Kendall),
                PredictionOutput.Bracket(item.Kendall),
                Number(item.Spearman),
                Number(item.BestKendall),
                PredictionOutput.Bracket(item.BestKendall),
                item.Undefined.ToString(CultureInfo.InvariantCulture),
                item.Seconds?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-",
                Verdict(item, report.BestBaseline));
        }

        table.Write(output);
    }

    private static string Verdict(ProxyCorrelation item, ProxyCorrelation? best) => item.Verdict switch
    {
        null => ReferenceEquals(item, best) ? "(the best baseline)" : "(baseline)",
        ProxyVerdict.Beats => $"yes: tau higher by {Number(item.OverBaselines)} {PredictionOutput.Bracket(item.OverBaselines)}",
        ProxyVerdict.FallsShort => $"no: tau lower by {PredictionOutput.Fixed(-item.OverBaselines!.Value)} {PredictionOutput.Bracket(item.OverBaselines)}",
        _ => $"no difference shown: {Number(item.OverBaselines)} {PredictionOutput.Bracket(item.OverBaselines)}",
    };

    private static string Number(Estimate? estimate) => estimate is null ? "-" : PredictionOutput.Fixed(estimate.Value);

    private static void WriteJson(TextWriter output, ProxyCorrelation item) => JsonLines.Write(output, new
    {
        kind = "proxy",
        item.Name,
        item.IsBaseline,
        item.Undefined,
        item.Seconds,
        kendall = item.Kendall?.Value,
        kendallInterval = PredictionOutput.Ends(item.Kendall),
        spearman = item.Spearman?.Value,
        spearmanInterval = PredictionOutput.Ends(item.Spearman),
        bestQuarterKendall = item.BestKendall?.Value,
        bestQuarterKendallInterval = PredictionOutput.Ends(item.BestKendall),
        bestQuarterSpearman = item.BestSpearman?.Value,
        bestQuarterSpearmanInterval = PredictionOutput.Ends(item.BestSpearman),
        overBaselines = item.OverBaselines?.Value,
        overBaselinesInterval = PredictionOutput.Ends(item.OverBaselines),
        item.Verdict,
    });
}
