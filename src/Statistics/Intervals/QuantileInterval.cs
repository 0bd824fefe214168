using MathNet.Numerics;
using MathNet.Numerics.Statistics;

namespace Explorer.Statistics.Intervals;

/// <summary>
/// Quantiles of a sample with the distribution-free interval between two of its order statistics (David and Nagaraja, Order
/// Statistics, section 7.1): it holds for every continuous distribution and covers at least as often as it says.
/// </summary>
public static class QuantileInterval
{
    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "order statistics (distribution-free)";

    /// <summary>The quantile (linear between order statistics, R's type 7) with its interval.</summary>
    /// <param name="sorted">The sample, ascending, not empty.</param>
    /// <param name="share">The quantile, in (0, 1): 0.5 for the median.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    /// <returns>The estimate; without an interval where the sample is too small for one (below 6 for a median, 13 for a quartile, at 95 %).</returns>
    public static Estimate Of(double[] sorted, double share, double confidence = Interval.DefaultConfidence)
    {
        if (sorted.Length == 0)
            throw new ArgumentException("An empty sample has no quantile", nameof(sorted));

        var value = SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);
        return new Estimate(value, OrderStatistics(sorted, share, confidence));
    }

    private static Interval? OrderStatistics(double[] sorted, double share, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var lower = LargestRank(sorted.Length, share, tail);
        var upper = LargestRank(sorted.Length, 1 - share, tail);
        return lower == 0 || upper == 0
            ? null
            : new Interval(sorted[lower - 1], sorted[sorted.Length - upper], confidence, Method);
    }

    // The largest rank l whose value lies above the quantile with probability P(Bin(n, share) ≤ l − 1) ≤ tail; 0 for none.
    private static int LargestRank(int count, double share, double tail)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (AtMost(middle - 1, count, share) <= tail)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private static double AtMost(int successes, int count, double share) =>
        successes >= count ? 1 : SpecialFunctions.BetaRegularized(count - successes, successes + 1, 1 - share);
}
