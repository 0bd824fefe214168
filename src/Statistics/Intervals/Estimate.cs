namespace Explorer.Statistics.Intervals;

/// <summary>A number estimated from a sample.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Interval">Its confidence interval; null where the sample is too small for one.</param>
public sealed record Estimate(double Value, Interval? Interval);
