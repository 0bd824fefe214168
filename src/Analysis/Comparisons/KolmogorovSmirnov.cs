namespace Explorer.Analysis.Comparisons;

/// <summary>The two-sample Kolmogorov-Smirnov test: the largest vertical distance between two EDFs.</summary>
/// <param name="Distance">In [0, 1].</param>
/// <param name="PValue">From the same random labellings as the mean's test, so that errors that tie (they are counts/n) are no trouble.</param>
/// <param name="AdjustedPValue">Corrected by Holm for the number of pairs compared.</param>
public sealed record KolmogorovSmirnov(double Distance, double PValue, double AdjustedPValue);
