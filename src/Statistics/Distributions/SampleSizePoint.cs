namespace Explorer.Statistics.Distributions;

/// <summary>How far samples of one size lie from the whole population.</summary>
/// <param name="Count">n: networks in the sample.</param>
/// <param name="Mean">Mean Kolmogorov-Smirnov distance, in [0, 1].</param>
/// <param name="Lower">2.5 % of the samples lie nearer.</param>
/// <param name="Upper">2.5 % of the samples lie further off.</param>
public sealed record SampleSizePoint(int Count, double Mean, double Lower, double Upper);
