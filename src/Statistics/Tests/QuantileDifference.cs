namespace Explorer.Statistics.Tests;

/// <summary>How far apart two populations are at one quantile.</summary>
/// <param name="Share">The quantile, such as 0.5 for the median.</param>
/// <param name="Difference">B's quantile minus A's, an error; negative where B is better.</param>
public sealed record QuantileDifference(double Share, Estimate Difference);
