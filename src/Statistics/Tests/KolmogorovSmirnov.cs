namespace Explorer.Statistics.Tests;

/// <summary>The two-sample Kolmogorov-Smirnov test: the largest vertical distance between two EDFs. It tests that the distributions are equal in full.</summary>
/// <param name="Distance">In [0, 1].</param>
/// <param name="PValue">From the same random labellings as the mean's test, so that errors that tie (they are counts/n) are no trouble. It holds where labels are exchangeable, and says nothing of means alone.</param>
/// <param name="AdjustedPValue">Times the number of pairs compared, at most 1 (Bonferroni).</param>
public sealed record KolmogorovSmirnov(double Distance, double PValue, double AdjustedPValue);
