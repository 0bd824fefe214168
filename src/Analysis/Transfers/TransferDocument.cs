using Explorer.Analysis.Parameters;
using Explorer.Analysis.Widths;

namespace Explorer.Analysis.Transfers;

/// <summary>A transfer across budgets in sentences and tables.</summary>
public static class TransferDocument
{
    /// <summary>The document.</summary>
    public static Document Of(SizeTransfer transfer) => new($"{transfer.NameSmall} · {transfer.NameLarge}",
    [
        .. transfer.InWords.Select(sentence => new Block.Paragraph(sentence) { Tone = Tone.Answer }),
        new Block.Paragraph($"{transfer.Comparison.VerdictInWords}.") { Tone = Tone.Answer },
        Choices(transfer),
        Lines(transfer),
    ]);

    private static Table Choices(SizeTransfer transfer) => new(
        [new("parameter"), new($"best in {transfer.NameSmall}"), new("ρ [95 %]"), new($"best in {transfer.NameLarge}"), new("ρ [95 %]"), new("overlap"), new("verdict")],
        [.. transfer.Parameters.Where(parameter => parameter.Small.IsChoice).Select(parameter => (IReadOnlyList<Cell>)
        [
            Cell.Words(parameter.Small.Key), Best(parameter.Small.BestValue), Cell.Number(parameter.Small.Correlation), Best(parameter.Large.BestValue), Cell.Number(parameter.Large.Correlation),
            Cell.Words(parameter.BestValuesOverlap ? "yes" : "no"), Cell.Words(Words(parameter.Verdict)),
        ])])
    {
        Caption = "Best: the value that goes with the best networks, median and 95 % range; ρ: Spearman’s correlation with the error.",
    };

    private static Table Lines(SizeTransfer transfer)
    {
        return new Table(
            [new("width line of the best networks"), new("w0"), new("wa [95 %]"), new("ρ of error and distance [95 %]")],
            [Row(transfer.NameSmall, transfer.TrendSmall), Row(transfer.NameLarge, transfer.TrendLarge)])
        {
            Caption = "Width of block j: w0 + wa * j, in channels; distance: of a network from its own line.",
        };

        static IReadOnlyList<Cell> Row(string name, LinearWidthTrend trend) => [Cell.Words(name), Cell.Number(trend.InitialWidth?.Value, 0), Cell.Number(trend.Slope), Cell.Number(trend.ErrorCorrelation)];
    }

    private static Cell Best(BestValue best) => Cell.Of(new Estimate(best.Median, new Interval(best.Lower, best.Upper, Interval.DefaultConfidence, "percentiles of the values that were best")));

    private static string Words(TransferVerdict verdict) => verdict switch
    {
        TransferVerdict.CarriesOver => "carries over",
        TransferVerdict.TurnsRound => "turns round",
        _ => "not shown",
    };
}
