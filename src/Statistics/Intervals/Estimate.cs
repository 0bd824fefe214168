namespace Explorer.Statistics.Intervals;

/// <summary>A number estimated from a sample.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Interval">Its confidence interval; null where the sample is too small for one.</param>
public sealed record Estimate(double Value, Interval? Interval)
{
    /// <summary>The estimate of a share or of a mean of shares, whose interval lies in [0, 1] too.</summary>
    public Estimate OfShares() => this with { Interval = Interval?.Within(0, 1) };
}
