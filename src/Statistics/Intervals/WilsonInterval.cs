using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Intervals;

/// <summary>
/// Wilson's score interval of a binomial proportion (Wilson, JASA 22, 1927): its average coverage is close to what it says also
/// for proportions near 0 and 1, where the exact interval is too wide (Brown, Cai and DasGupta, Statistical Science 16, 2001).
/// </summary>
public static class WilsonInterval
{
    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "Wilson's score";

    /// <summary>The interval of the proportion behind <paramref name="successes"/> of <paramref name="count"/>.</summary>
    /// <param name="successes">k, from 0 to <paramref name="count"/>.</param>
    /// <param name="count">n, at least 1.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    public static Interval Of(int successes, int count, double confidence = Interval.DefaultConfidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, count);
        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        double n = count;
        var share = successes / n;
        var scale = 1 + (z * z / n);
        var centre = (share + (z * z / (2 * n))) / scale;
        var half = z / scale * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half), confidence, Method);
    }
}
