using Explorer.SearchSpace.Sampling;

namespace Explorer.Analysis.Intervals;

/// <summary>
/// The mean of a sample with its bias-corrected and accelerated bootstrap interval (BCa; Efron, Journal of the American Statistical
/// Association 82, 1987). The same sample and seed give the same interval.
/// </summary>
public static class MeanBootstrap
{
    /// <summary>Below this many values the bootstrap covers far less often than it says, so no interval is given.</summary>
    public const int MinimumCount = 8;

    private const int Resamples = 5_000;
    private const int FewestResamples = 1_000;

    // Draws spent on a large sample, whose mean is close to normal, so that fewer resamples suffice.
    private const long DrawBudget = 25_000_000;

    /// <summary>The mean with its interval.</summary>
    /// <param name="values">The sample, not empty, in an order that does not depend on chance.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    /// <returns>The estimate; without an interval below <see cref="MinimumCount"/> values.</returns>
    public static Estimate Of(ReadOnlySpan<double> values, ulong seed, double confidence = Interval.DefaultConfidence)
    {
        if (values.Length == 0)
        {
            throw new ArgumentException("An empty sample has no mean", nameof(values));
        }

        var mean = Mean(values);
        if (values.Length < MinimumCount)
        {
            return new Estimate(mean, null);
        }

        var resamples = (int)Math.Clamp(DrawBudget / values.Length, FewestResamples, Resamples);
        var method = $"BCa bootstrap, {resamples:N0} resamples, seed {seed}";
        var means = ResampledMeans(values, resamples, seed);
        return new Estimate(mean, BcaInterval.Of(means, mean, Acceleration(values, mean), confidence, method));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double[] ResampledMeans(ReadOnlySpan<double> values, int resamples, ulong seed)
    {
        var generator = new SplitMix64(seed);
        var means = new double[resamples];
        foreach (ref var mean in means.AsSpan())
        {
            var sum = 0.0;
            for (var draw = 0; draw < values.Length; draw++)
            {
                sum += values[generator.NextInt(values.Length)];
            }

            mean = sum / values.Length;
        }

        Array.Sort(means);
        return means;
    }

    // a: for a mean, the jackknife's acceleration is Σ(x − x̄)³ / (6 (Σ(x − x̄)²)^1.5).
    private static double Acceleration(ReadOnlySpan<double> values, double mean)
    {
        var squares = 0.0;
        var cubes = 0.0;
        foreach (var value in values)
        {
            var offset = value - mean;
            squares += offset * offset;
            cubes += offset * offset * offset;
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }
}
