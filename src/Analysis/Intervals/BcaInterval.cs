using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Intervals;

/// <summary>The bias-corrected and accelerated interval (Efron, Journal of the American Statistical Association 82, 1987) from resampled statistics.</summary>
internal static class BcaInterval
{
    /// <summary>The interval.</summary>
    /// <param name="sorted">The resampled statistics, ascending, at least two.</param>
    /// <param name="estimate">The statistic of the sample itself.</param>
    /// <param name="acceleration">a of the paper; 0 leaves the bias correction alone.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    /// <param name="method">How it was computed, in words.</param>
    public static Interval Of(double[] sorted, double estimate, double acceleration, double confidence, string method)
    {
        if (sorted[0] == sorted[^1])
        {
            return new Interval(estimate, estimate, confidence, method);
        }

        var bias = Bias(sorted, estimate);
        var tail = Normal.InvCDF(0, 1, (1 - confidence) / 2);
        var lower = Quantile(sorted, Corrected(bias, acceleration, tail));
        var upper = Quantile(sorted, Corrected(bias, acceleration, -tail));
        return new Interval(lower, upper, confidence, method);
    }

    /// <summary>The percentile interval, for statistics whose acceleration is unknown.</summary>
    public static Interval Percentile(double[] sorted, double confidence, string method)
    {
        var tail = (1 - confidence) / 2;
        return new Interval(Quantile(sorted, tail), Quantile(sorted, 1 - tail), confidence, method);
    }

    /// <summary>The quantile of sorted values, linear between neighbours (R's type 7).</summary>
    public static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 1)
        {
            return sorted[0];
        }

        var position = Math.Clamp(share * (sorted.Length - 1), 0, sorted.Length - 1);
        var index = Math.Min((int)position, sorted.Length - 2);
        return sorted[index] + ((position - index) * (sorted[index + 1] - sorted[index]));
    }

    // z_0: how far the resampled statistics' median lies off the estimate; ties count half.
    private static double Bias(double[] sorted, double estimate)
    {
        var below = 0;
        var equal = 0;
        foreach (var value in sorted)
        {
            below += value < estimate ? 1 : 0;
            equal += value == estimate ? 1 : 0;
        }

        var share = (below + (0.5 * equal)) / sorted.Length;
        return Normal.InvCDF(0, 1, Math.Clamp(share, 0.5 / sorted.Length, 1 - (0.5 / sorted.Length)));
    }

    private static double Corrected(double bias, double acceleration, double z) =>
        Normal.CDF(0, 1, bias + ((bias + z) / (1 - (acceleration * (bias + z)))));
}
