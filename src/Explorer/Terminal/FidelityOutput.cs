using Explorer.Analysis.Fidelities;
using Explorer.Statistics.Correlations;

namespace Explorer.Terminal;

/// <summary>Fidelities on standard output: a table of pairs, the advice and the corrected distribution, or JSON lines.</summary>
internal static class FidelityOutput
{
    /// <summary>The levels against the target, the advice, and naive beside corrected figures.</summary>
    public static void WriteText(string name, FidelityTable table, FidelityReport? report, Correction? correction, TextWriter output)
    {
        var count = table.Comparable.Count(network => network.Readings[^1] is not null);
        output.WriteLine(Text($"{name}: target {table.Target.Label}; {count} networks {(table.IsSelected ? "drawn by lot (those that the scheduler promoted are no random sample)" : "compared")}"));
        if (report is not null)
        {
            Levels(report, output);
            output.WriteLine();
            output.WriteLine(report.Advice.InWords);
            output.WriteLine($"intervals: 95 %; tau and rho {RankCorrelation.Method}, regret percentile bootstrap; every pair with --json");
        }

        if (correction is not null)
        {
            output.WriteLine();
            Corrected(correction, table, output);
        }
    }

    /// <summary>One line a pair, one for the advice, one for the corrected distribution.</summary>
    public static void WriteJson(TextWriter output, string name, FidelityReport? report, Correction? correction)
    {
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
                Words = report.Advice.InWords,
            });
        }

        if (correction is not null)
        {
            JsonLines.Write(output, new
            {
                Kind = "distribution",
                Experiment = name,
                Target = correction.Target is { } target ? Level(target) : null,
                Naive = new { Networks = correction.Finished, correction.Stopped },
                Corrected = correction.Distribution is { } distribution ? Distribution(distribution) : null,
                correction.CostShare,
                Words = correction.InWords,
            });
        }
    }

    private static void Levels(FidelityReport report, TextWriter output)
    {
        var table = new TextTable("fidelity", "cost", "time", "tau", "95 %", "rho", "95 %", "top 10 %", "top 25 %", "regret", "95 %", "best 25 %: tau", "95 %");
        foreach (var pair in report.WithTarget)
        {
            var (whole, best) = (pair.Whole, pair.BestQuarter);
            table.Add(
                pair.Cheap.Label, Share(pair.WorkShare), Share(pair.TimeShare), Number(whole.KendallTau.Value), Range(whole.KendallTau, 1), Number(whole.Spearman.Value), Range(whole.Spearman, 1),
                Share(whole.TopTenth.Value), Share(whole.TopQuarter.Value), Number(100 * whole.Regret.Value), Range(whole.Regret, 100),
                best is null ? "-" : Number(best.KendallTau.Value), best is null ? "-" : Range(best.KendallTau, 1));
        }

        table.Write(output);
        output.WriteLine(Text($"cost: training images times multiply-adds, a share of the target's; regret in points of error"));
    }

    private static void Corrected(Correction correction, FidelityTable table, TextWriter output)
    {
        output.WriteLine(correction.InWords);
        if (correction.Distribution is not { } distribution)
        {
            return;
        }

        double[] finished = [.. table.Networks.Where(network => network.Readings[^1] is not null).Select(network => network.Readings[^1]!.Error).Order()];
        var rows = new TextTable("", "naive", "corrected", "95 %");
        rows.Add("mean", NumberText.Share(finished.Average()), NumberText.Share(distribution.Mean.Value), Range(distribution.Mean, 100));
        foreach (var quantile in distribution.Quantiles)
        {
            rows.Add(Text($"{100 * quantile.Share:0} %"), NumberText.Share(QuantileInterval.Of(finished, quantile.Share).Value), NumberText.Share(quantile.Error.Value), Range(quantile.Error, 100));
        }

        rows.Write(output);
        output.WriteLine(Text($"naive: of the {correction.Finished} networks that finished; {correction.Stopped} were stopped early"));
        if (distribution.WorthOfFull is { } worth && correction.PaidFor is { } paid)
        {
            output.WriteLine(Text($"at the median as precise as {worth:0} random networks trained in full, at the cost of {paid:0.#}"));
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
        Curve = distribution.Curve.Select(point => new { point.Error, point.Share.Value, Interval = Ends(point.Share) }).ToArray(),
    };

    private static object Value(Estimate estimate) => new { estimate.Value, Interval = Ends(estimate) };

    private static double[]? Ends(Estimate estimate) => estimate.Interval is { } interval ? [interval.Lower, interval.Upper] : null;

    private static string Range(Estimate estimate, double factor) => estimate.Interval is { } interval ? $"[{Number(factor * interval.Lower)}, {Number(factor * interval.Upper)}]" : "-";

    private static string Share(double? share) => share is { } value ? Text($"{100 * value:0.#} %") : "-";

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
