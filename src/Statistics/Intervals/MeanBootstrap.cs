using System.Globalization;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Statistics.Intervals;

/// <summary>
/// The mean of a sample with its symmetric bootstrap-t interval x̄ ± c·s/√n, where c is a quantile of |x̄* − x̄| / (s*/√n) over resamples
/// (Hall, Journal of the Royal Statistical Society B 50, 1988): with few skewed errors it covers nearer to what it says than Student's t, and far
/// nearer than percentiles do. The same sample and seed give the same interval.
/// </summary>
public static class MeanBootstrap
{
    /// <summary>Fewest values for an interval: resamples of fewer hold too few different values.</summary>
    public const int MinimumCount = 8;

    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "symmetric bootstrap-t";

    private const int Resamples = 5_000;
    private const int FewestResamples = 1_000;

    // Draws spent on a large sample, whose mean is close to normal, so that fewer resamples suffice.
    private const long DrawBudget = 25_000_000;

    // A sum of squares below this share of the sample's is rounding.
    private const double Rounding = 1e-13;

    /// <summary>The mean with its interval.</summary>
    /// <param name="values">The sample, not empty, in an order that does not depend on chance.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    /// <returns>The estimate; without an interval below <see cref="MinimumCount"/> values, or where so many are equal that resamples show no spread.</returns>
    public static Estimate Of(ReadOnlySpan<double> values, ulong seed, double confidence = Interval.DefaultConfidence)
    {
        if (values.Length == 0)
            throw new ArgumentException("An empty sample has no mean", nameof(values));

        var mean = 0.0;
        foreach (var value in values)
            mean += value / values.Length;

        double[] offsets = new double[values.Length];
        var squares = 0.0;
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = values[i] - mean;
            squares += offsets[i] * offsets[i];
        }

        if (values.Length < MinimumCount || squares <= Rounding * mean * mean)
            return new Estimate(mean, null);

        var resamples = (int)Math.Clamp(DrawBudget / values.Length, FewestResamples, Resamples);
        var statistics = Statistics(offsets, Rounding * squares, resamples, seed);

        // Of N resamples and the sample itself, as many lie beyond c as the confidence leaves.
        var critical = statistics[Math.Min(resamples - 1, (int)Math.Ceiling(confidence * (resamples + 1)) - 1)];
        var half = critical * Math.Sqrt(squares / (values.Length - 1) / values.Length);
        return new Estimate(mean, double.IsInfinity(half)
            ? null
            : new Interval(mean - half, mean + half, confidence, string.Create(CultureInfo.InvariantCulture, $"{Method}, {resamples:N0} resamples, seed {SeedWords.Of(seed)}")));
    }

    // |t*| of each resample, ascending; infinite for one that has no spread.
    private static double[] Statistics(double[] offsets, double rounding, int resamples, ulong seed)
    {
        var generator = new SplitMix64(seed);
        var statistics = new double[resamples];
        double count = offsets.Length;
        foreach (ref var statistic in statistics.AsSpan())
        {
            var (sum, squares) = (0.0, 0.0);
            for (var draw = 0; draw < offsets.Length; draw++)
            {
                var offset = offsets[generator.NextInt(offsets.Length)];
                sum += offset;
                squares += offset * offset;
            }

            var within = squares - (sum * sum / count);
            statistic = within > rounding ? Math.Abs(sum) / Math.Sqrt(within * count / (count - 1)) : double.PositiveInfinity;
        }

        Array.Sort(statistics);
        return statistics;
    }
}
