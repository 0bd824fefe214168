namespace Explorer.Analysis.Distributions;

/// <summary>What a random search of one length finds.</summary>
/// <param name="Draws">k: networks tried.</param>
/// <param name="Repeats">⌊n/k⌋: searches made.</param>
/// <param name="MeanBest">Mean of the least errors, a fraction.</param>
/// <param name="Deviation">σ: standard deviation of the least errors; null for a single search. The paper's band is ± 2σ.</param>
public sealed record RandomSearchPoint(int Draws, int Repeats, double MeanBest, double? Deviation);
