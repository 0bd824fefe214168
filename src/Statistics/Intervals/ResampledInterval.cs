using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Intervals;

/// <summary>The percentile interval (Efron, Annals of Statistics 7, 1979) from resampled statistics.</summary>
internal static class ResampledInterval
{
    /// <summary>The interval between two quantiles of the resampled statistics.</summary>
    /// <param name="sorted">The resampled statistics, ascending, not empty.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    /// <param name="method">How it was computed, in words.</param>
    public static Interval Percentile(double[] sorted, double confidence, string method) => Between(sorted, (1 - confidence) / 2, confidence, method);

    /// <summary>
    /// The same for a sample of <paramref name="count"/> items that was resampled whole, whose percentiles lie too close: their tails are taken
    /// from Student's t and the spread from n − 1 (Hesterberg, The American Statistician 69, 2015).
    /// </summary>
    public static Interval Expanded(double[] sorted, int count, double confidence, string method) => Between(
        sorted, Normal.CDF(0, 1, Math.Sqrt(count / (count - 1.0)) * StudentT.InvCDF(0, 1, count - 1, (1 - confidence) / 2)), confidence, method);

    /// <summary>The quantile of sorted values, linear between neighbours (R's type 7).</summary>
    public static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 1)
            return sorted[0];

        var position = Math.Clamp(share * (sorted.Length - 1), 0, sorted.Length - 1);
        var index = Math.Min((int)position, sorted.Length - 2);
        return sorted[index] + ((position - index) * (sorted[index + 1] - sorted[index]));
    }

    private static Interval Between(double[] sorted, double tail, double confidence, string method) =>
        new(Quantile(sorted, tail), Quantile(sorted, 1 - tail), confidence, method);
}
