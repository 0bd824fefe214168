using Explorer.Analysis.Fidelities;
using Explorer.Analysis.Parameters;
using Explorer.Analysis.Regime;
using Explorer.Analysis.Widths;

namespace Explorer.Analysis.Transfers;

/// <summary>A transfer across budgets in sentences and tables.</summary>
public static class TransferDocument
{
    /// <summary>The document.</summary>
    public static Document Of(SizeTransfer transfer) => new($"{transfer.NameSmall} · {transfer.NameLarge}",
    [
        .. RegimeDocument.Warnings(transfer.Regimes),
        .. transfer.InWords.Select(sentence => new Block.Paragraph(sentence) { Tone = Tone.Answer }),
        new Block.Paragraph($"{transfer.Comparison.VerdictInWords}.") { Tone = Tone.Answer },
        .. transfer.SharedNetworks is { } shared ? [Networks(transfer, shared)] : (Block[])[],
        Choices(transfer),
        .. transfer.Parameters.Any(parameter => parameter.Small.IsChoice) ? [Directions(transfer)] : (Block[])[],
        Lines(transfer),
    ]);

    // Errors differ by the budget, so what counts is whether the points rise, not whether they lie on a line of like errors.
    private static Figure Networks(SizeTransfer transfer, RankAgreement shared) => new(
        "networks",
        $"Validation error at both budgets, a point a network that both trained ({transfer.Matching}).",
        new Axis($"validation error in {transfer.NameSmall}", "small") { Numbers = AxisNumbers.Shares },
        new Axis($"validation error in {transfer.NameLarge}", "large") { Numbers = AxisNumbers.Shares },
        [new Series("networks", SeriesKind.Points, [.. transfer.Pairs.Select(pair => pair.Small)], [.. transfer.Pairs.Select(pair => pair.Large)])])
    {
        Note = $"Kendall’s τ = {Cell.Number(shared.KendallTau)}",
    };

    private static Figure Directions(SizeTransfer transfer)
    {
        ParameterTransfer[] choices = [.. transfer.Parameters.Where(parameter => parameter.Small.IsChoice)];
        return new Figure(
            "directions",
            "How each choice goes with the error at both budgets, with 95 % intervals; left of 0, more of it is better.",
            new Axis("Spearman’s ρ with the validation error", "rho") { Marks = [0] },
            new Axis("", "parameter") { Names = [.. choices.Select(choice => choice.Small.Label)] },
            [Of(transfer.NameSmall, choice => choice.Small.Correlation, -0.12, 0), Of(transfer.NameLarge, choice => choice.Large.Correlation, 0.12, 1)])
        {
            SeriesKey = "experiment",
            Aspect = 0.15 + (0.06 * choices.Length),
        };

        Series Of(string name, Func<ParameterTransfer, Estimate?> correlation, double shift, int colour)
        {
            int[] known = [.. Enumerable.Range(0, choices.Length).Where(i => correlation(choices[i]) is not null)];
            return new Series(name, SeriesKind.Intervals, Array.ConvertAll(known, i => correlation(choices[i])!.Value), Array.ConvertAll(known, i => i + shift))
            {
                Lower = Array.ConvertAll(known, i => correlation(choices[i])!.Interval?.Lower ?? correlation(choices[i])!.Value),
                Upper = Array.ConvertAll(known, i => correlation(choices[i])!.Interval?.Upper ?? correlation(choices[i])!.Value),
                Colour = colour,
            };
        }
    }

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
            Caption = "Width of block j: w0 + wa j, in channels; distance: of a network from its own line.",
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
