using Explorer.Analysis.Fidelities;
using Explorer.Documents.Writers;

namespace Explorer.Terminal;

/// <summary>Fidelities as JSON lines.</summary>
internal static class FidelityJson
{
    /// <summary>One line for the regime, one a pair, one for the advice, one for the corrected distribution.</summary>
    public static void Write(TextWriter output, FidelityFindings findings)
    {
        var (name, report) = (findings.Name, findings.Report);
        JsonLines.Write(output, new { Kind = "regime", Experiment = name, Regime = RegimeJson.Of(findings.Regime) });
        foreach (var pair in report?.Agreements ?? [])
        {
            JsonLines.Write(output, new
            {
                Kind = "pair",
                Experiment = name,
                Cheap = Level(pair.Cheap),
                Dear = Level(pair.Dear),
                pair.WorkShare,
                pair.TimeShare,
                Whole = Agreement(pair.Whole),
                BestQuarter = pair.BestQuarter is { } best ? Agreement(best) : null,
            });
        }

        if (report is not null)
        {
            JsonLines.Write(output, new
            {
                Kind = "advice",
                Experiment = name,
                report.Advice.Level,
                report.Advice.Count,
                Recommended = report.Advice.Recommended is { } pair ? Level(pair.Cheap) : null,
                report.Advice.Recommended?.WorkShare,
                report.Advice.Recommended?.TimeShare,
                report.Advice.CountNeeded,
                Words = PlainTextWriter.Plain(report.Advice.InWords),
            });
        }

        if (findings.Correction is { } correction)
        {
            JsonLines.Write(output, new
            {
                Kind = "distribution",
                Experiment = name,
                Target = correction.Target is { } target ? Level(target) : null,
                Naive = new { Networks = correction.Finished, correction.Stopped },
                Corrected = correction.Distribution is { } distribution ? Distribution(distribution) : null,
                correction.CostShare,
                Words = PlainTextWriter.Plain(correction.InWords),
            });
        }
    }

    private static object Level(FidelityLevel level) => new { level.Label, level.Fidelity, level.RunEpochs };

    private static object Agreement(RankAgreement agreement) => new
    {
        agreement.Count,
        Tau = Value(agreement.KendallTau),
        Rho = Value(agreement.Spearman),
        TopTenth = Value(agreement.TopTenth),
        TopQuarter = Value(agreement.TopQuarter),
        Regret = Value(agreement.Regret),
    };

    private static object Distribution(CorrectedDistribution distribution) => new
    {
        Networks = distribution.Count,
        distribution.Sure,
        distribution.Random,
        distribution.WorthOfFull,
        Mean = Value(distribution.Mean),
        Quantiles = distribution.Quantiles.Select(quantile => new { quantile.Share, Error = Value(quantile.Error) }).ToArray(),
        Curve = distribution.Curve.Select(point => new { point.Error, point.Share.Value, Interval = JsonLines.Ends(point.Share) }).ToArray(),
    };

    private static object Value(Estimate estimate) => new { estimate.Value, Interval = JsonLines.Ends(estimate) };
}
