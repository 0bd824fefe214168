using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Intervals;

/// <summary>The exact interval of a binomial proportion (Clopper and Pearson, Biometrika 26, 1934): it covers at least as often as it says.</summary>
public static class ProportionInterval
{
    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "exact (Clopper-Pearson)";

    /// <summary>The interval of the proportion behind <paramref name="successes"/> of <paramref name="count"/>.</summary>
    /// <param name="successes">k, from 0 to <paramref name="count"/>.</param>
    /// <param name="count">n, at least 1.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    public static Interval ClopperPearson(int successes, int count, double confidence = Interval.DefaultConfidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, count);
        var tail = (1 - confidence) / 2;
        return new Interval(Lower(successes, count, tail), 1 - Lower(count - successes, count, tail), confidence, Method);
    }

    /// <summary>
    /// The interval from an effective sample, for shares that are no plain counts (Korn and Graubard, Survey Methodology 24, 1998), with n the
    /// number of plain draws of the same variance and Jeffreys's limits, since an estimated n is no exact count.
    /// </summary>
    /// <param name="share">The estimated share, in [0, 1].</param>
    /// <param name="count">The effective n, above 0; need not be whole.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    /// <param name="method">How it was computed, in words.</param>
    internal static Interval Effective(double share, double count, double confidence, string method)
    {
        var tail = (1 - confidence) / 2;
        var (below, above) = ((share * count) + 0.5, ((1 - share) * count) + 0.5);
        return new Interval(share <= 0 ? 0 : Beta.InvCDF(below, above, tail), share >= 1 ? 1 : Beta.InvCDF(below, above, 1 - tail), confidence, method);
    }

    // The p at which k or more successes of n have probability `tail`: the tail quantile of Beta(k, n − k + 1).
    private static double Lower(int successes, int count, double tail)
    {
        if (successes == 0)
            return 0;

        double a = successes;
        double b = count - successes + 1;
        var low = 0.0;
        var high = a / count;
        var p = Start(a, b, tail, high);
        for (var step = 0; step < 100; step++)
        {
            var excess = SpecialFunctions.BetaRegularized(a, b, p) - tail;
            if (excess > 0)
            {
                high = p;
            }
            else
            {
                low = p;
            }

            var next = p - (excess / Beta.PDF(a, b, p));
            if (!(next > low && next < high))
                next = (low + high) / 2;

            if (Math.Abs(next - p) <= 1e-13 * p)
                return next;

            p = next;
        }

        return p;
    }

    // Wilson's score bound: close enough for Newton to need three or four steps.
    private static double Start(double a, double b, double tail, double high)
    {
        var n = a + b - 1;
        var z = -Normal.InvCDF(0, 1, tail);
        var share = a / n;
        var centre = share + (z * z / (2 * n));
        var half = z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));
        var start = (centre - half) / (1 + (z * z / n));
        return start > 0 && start < high ? start : high / 2;
    }
}
