using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Explorer.Statistics.Correlations;

/// <summary>Pearson's correlation with the interval of Fisher's z (Metron 1, 1921).</summary>
public static class LinearCorrelation
{
    /// <summary>Below this many pairs no interval is given.</summary>
    public const int MinimumCount = 10;

    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "Fisher z";

    /// <summary>The correlation of pairs.</summary>
    /// <param name="first">One number a pair.</param>
    /// <param name="second">The other number of each pair.</param>
    /// <returns>The estimate in [−1, 1], without an interval at ±1; null below two pairs or where either side is constant.</returns>
    public static Estimate? Of(double[] first, double[] second)
    {
        if (first.Length < 2 || first.Max() == first.Min() || second.Max() == second.Min())
            return null;

        var r = Math.Clamp(Correlation.Pearson(first, second), -1, 1);
        if (first.Length < MinimumCount || Math.Abs(r) == 1)
            return new Estimate(r, null);

        var half = Normal.InvCDF(0, 1, (1 + Interval.DefaultConfidence) / 2) / Math.Sqrt(first.Length - 3);
        return new Estimate(r, new Interval(Math.Tanh(Math.Atanh(r) - half), Math.Tanh(Math.Atanh(r) + half), Interval.DefaultConfidence, Method));
    }
}
