using System.Text.Json;
using Explorer.Analysis.Transfers;
using Explorer.Analysis.Widths;

namespace Explorer.Terminal;

/// <summary>A transfer across budgets on standard output: a row a parameter and the verdict, or one JSON object.</summary>
internal static class TransferOutput
{
    /// <summary>The parameters of both, their width lines, and the verdict.</summary>
    public static void WriteText(SizeTransfer transfer, TextWriter output)
    {
        var table = new TextTable("parameter", $"best in {transfer.NameSmall}", $"best in {transfer.NameLarge}", "overlap", "rho", "95 %", "rho", "95 %", "verdict");
        foreach (var parameter in transfer.Parameters.Where(parameter => parameter.Small.IsChoice))
        {
            var (small, large) = (parameter.Small, parameter.Large);
            table.Add(
                small.Key, Best(small.BestValue), Best(large.BestValue), parameter.BestValuesOverlap ? "yes" : "no",
                Number(small.Correlation), Ends(small.Correlation), Number(large.Correlation), Ends(large.Correlation), Words(parameter.Verdict));
        }

        table.Write(output);
        output.WriteLine("best: the value that goes with the best networks, median and 95 % range; rho: Spearman's correlation with the error");
        output.WriteLine();
        output.WriteLine($"width line of the best networks: {transfer.NameSmall} {Line(transfer.TrendSmall)}; {transfer.NameLarge} {Line(transfer.TrendLarge)}");
        output.WriteLine($"error against distance from a line: {Number(transfer.TrendSmall.ErrorCorrelation)} {Ends(transfer.TrendSmall.ErrorCorrelation)}; {Number(transfer.TrendLarge.ErrorCorrelation)} {Ends(transfer.TrendLarge.ErrorCorrelation)}");
        output.WriteLine(transfer.Comparison.VerdictInWords);
        output.WriteLine();
        foreach (var sentence in transfer.InWords)
        {
            output.WriteLine(sentence);
        }
    }

    /// <summary>One line.</summary>
    public static void WriteJson(TextWriter output, SizeTransfer transfer) => JsonLines.Write(output, new
    {
        Small = transfer.NameSmall,
        Large = transfer.NameLarge,
        transfer.Matching,
        SharedNetworks = transfer.SharedNetworks is { } shared
            ? new { shared.Count, Tau = shared.KendallTau.Value, TauInterval = Interval(shared.KendallTau), Rho = shared.Spearman.Value, RhoInterval = Interval(shared.Spearman), Regret = shared.Regret.Value, RegretInterval = Interval(shared.Regret) }
            : null,
        Parameters = transfer.Parameters.Select(parameter => new
        {
            parameter.Small.Key,
            parameter.Small.IsChoice,
            Small = new { parameter.Small.BestValue, Rho = parameter.Small.Correlation?.Value, RhoInterval = Interval(parameter.Small.Correlation) },
            Large = new { parameter.Large.BestValue, Rho = parameter.Large.Correlation?.Value, RhoInterval = Interval(parameter.Large.Correlation) },
            parameter.BestValuesOverlap,
            Verdict = JsonNamingPolicy.CamelCase.ConvertName(parameter.Verdict.ToString()),
        }).ToArray(),
        LineVerdict = JsonNamingPolicy.CamelCase.ConvertName(transfer.LineVerdict.ToString()),
        MeanDifference = transfer.Comparison.MeanDifference.Value,
        MeanInterval = Interval(transfer.Comparison.MeanDifference),
        Words = transfer.InWords,
    });

    private static string Words(TransferVerdict verdict) => verdict switch
    {
        TransferVerdict.CarriesOver => "carries over",
        TransferVerdict.TurnsRound => "turns round",
        _ => "not shown",
    };

    private static string Best(Analysis.Parameters.BestValue best) => string.Create(CultureInfo.InvariantCulture, $"{Short(best.Median)} [{Short(best.Lower)}, {Short(best.Upper)}]");

    private static string Line(LinearWidthTrend trend) => trend is { InitialWidth: { } start, Slope: { } slope }
        ? string.Create(CultureInfo.InvariantCulture, $"w = {start.Value:0} + {slope.Value:0.0} {Ends(slope)} * j")
        : "none";

    private static double[]? Interval(Estimate? estimate) => estimate?.Interval is { } interval ? [interval.Lower, interval.Upper] : null;

    private static string Short(double value) => Math.Abs(value) >= 10_000 ? NumberText.Quantity(value) : value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Number(Estimate? estimate) => estimate is null ? "-" : estimate.Value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Ends(Estimate? estimate) => estimate?.Interval is { } interval ? string.Create(CultureInfo.InvariantCulture, $"[{interval.Lower:0.00}, {interval.Upper:0.00}]") : "-";
}
