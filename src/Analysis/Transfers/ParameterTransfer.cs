using Explorer.Analysis.Parameters;

namespace Explorer.Analysis.Transfers;

/// <summary>One parameter in two populations.</summary>
/// <param name="Small">Its effect in the first, the small one.</param>
/// <param name="Large">Its effect in the second, the large one.</param>
public sealed record ParameterTransfer(ParameterEffect Small, ParameterEffect Large)
{
    /// <summary>By the intervals of the rank correlations with the error.</summary>
    public TransferVerdict Verdict => VerdictOf(Small.Correlation, Large.Correlation);

    /// <summary>Whether the ranges of the value that goes with the best networks overlap; widths and depths may move with the budget and still follow one rule.</summary>
    public bool BestValuesOverlap => Small.BestValue.Lower <= Large.BestValue.Upper && Large.BestValue.Lower <= Small.BestValue.Upper;

    /// <summary>Compares two directions, each shown where its interval does not hold 0.</summary>
    internal static TransferVerdict VerdictOf(Estimate? small, Estimate? large) => (Direction(small) * Direction(large)) switch
    {
        > 0 => TransferVerdict.CarriesOver,
        < 0 => TransferVerdict.TurnsRound,
        _ => TransferVerdict.NotShown,
    };

    private static int Direction(Estimate? correlation) => correlation?.Interval is { } interval && !interval.Contains(0) ? Math.Sign(correlation.Value) : 0;
}
