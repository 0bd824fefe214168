using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Correlations;

/// <summary>
/// The interval atanh r ± t·se of a rank correlation r, with Student's t and the jackknife's standard error (Arvesen, Annals of Mathematical
/// Statistics 40, 1969): it needs no shape of the pairs, where a variance from n and r alone holds for normal pairs of middling correlation.
/// </summary>
internal static class FisherJackknife
{
    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "jackknife on Fisher's scale";

    /// <summary>The interval; null where the correlation does not change, or is none, without one of the pairs.</summary>
    /// <param name="correlation">r, in (−1, 1).</param>
    /// <param name="without">The correlation without each of the pairs; null for one that is undefined.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    public static Interval? Of(double correlation, double?[] without, double confidence)
    {
        if (without.Contains(null))
            return null;

        double count = without.Length;
        var mean = without.Average()!.Value;
        var error = Math.Sqrt((count - 1) / count * without.Sum(left => (left!.Value - mean) * (left.Value - mean))) / (1 - (correlation * correlation));
        var half = StudentT.InvCDF(0, 1, count - 1, (1 + confidence) / 2) * error;
        return error > 0 ? new Interval(Math.Tanh(Math.Atanh(correlation) - half), Math.Tanh(Math.Atanh(correlation) + half), confidence, Method) : null;
    }
}
