using Explorer.Statistics.Rectified;
using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Comparisons;

/// <summary>Two spaces' mean errors set against each other with the help of predictions: B against A.</summary>
/// <param name="NameA">Name of A.</param>
/// <param name="NameB">Name of B.</param>
/// <param name="Difference">Mean error of B minus that of A, with its interval at level / pairs.</param>
/// <param name="PValue">Of Welch's t with the variances of the difference estimators (Biometrika 34, 1947), two-sided.</param>
/// <param name="AdjustedPValue">Times the number of pairs, at most 1 (Bonferroni).</param>
/// <param name="Verdict">What it shows of B.</param>
/// <param name="Saved">Networks of both together that the plain means would need beyond those trained, for a difference of the same variance; below 0 where the predictions cost something.</param>
public sealed record AssistedComparison(string NameA, string NameB, Estimate Difference, double PValue, double AdjustedPValue, ComparisonVerdict Verdict, double Saved)
{
    /// <summary>Compares two estimates.</summary>
    /// <param name="a">Of A.</param>
    /// <param name="b">Of B.</param>
    /// <param name="level">Level over all pairs together, in (0, 1).</param>
    /// <param name="pairs">Pairs that share it.</param>
    public static AssistedComparison Of((string Name, AssistedEstimate Estimate) a, (string Name, AssistedEstimate Estimate) b, double level, int pairs)
    {
        var difference = Welch(a.Estimate.Rectified, b.Estimate.Rectified);
        var p = difference.StandardError > 0 ? 2 * StudentT.CDF(0, 1, difference.Freedom, -Math.Abs(difference.Statistic)) : difference.Value == 0 ? 1 : 0;
        var adjusted = PermutationResult.Corrected(p, pairs);
        var verdict = adjusted > level ? ComparisonVerdict.NoDifferenceShown : difference.Value < 0 ? ComparisonVerdict.Better : ComparisonVerdict.Worse;
        var trained = a.Estimate.Count + b.Estimate.Count;
        var (variance, plain) = (difference.StandardError * difference.StandardError, (PlainOf(a.Estimate) / a.Estimate.Count) + (PlainOf(b.Estimate) / b.Estimate.Count));
        return new AssistedComparison(a.Name, b.Name, difference.ToEstimate(1 - (level / pairs)), p, adjusted, verdict, variance > 0 ? trained * ((plain / variance) - 1) : 0);
    }

    // The variance of one network's error.
    private static double PlainOf(AssistedEstimate estimate) => estimate.Worth * estimate.Rectified.Variance;

    private static MeanDifference Welch(RectifiedMean a, RectifiedMean b)
    {
        var variance = a.Variance + b.Variance;
        return new MeanDifference(
            b.Value - a.Value, Math.Sqrt(variance), variance > 0 ? variance * variance / ((a.Variance * a.Variance / a.Freedom) + (b.Variance * b.Variance / b.Freedom)) : a.Freedom + b.Freedom);
    }
}
