namespace Explorer.Analysis.Comparisons;

/// <summary>
/// Comparison of networks of like complexity by the normalised EDF: K equal bins over a range, every network of bin i with weight
/// 1/(K·n_i) (Radosavovic et al., On Network Design Spaces for Visual Recognition, 2019, section 3.3).
/// </summary>
/// <param name="Measure">What is matched: FLOPs, parameters or activations.</param>
/// <param name="Bins">K, at least 1.</param>
/// <param name="Low">Lower end of the range; null for the greatest of the populations' least values.</param>
/// <param name="High">Upper end of the range; null for the least of the populations' greatest values.</param>
public sealed record ComplexityMatching(NetworkMeasure Measure, int Bins, double? Low = null, double? High = null);
