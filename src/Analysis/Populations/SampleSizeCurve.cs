namespace Explorer.Analysis.Populations;

/// <summary>
/// How large a sample has to be: the Kolmogorov-Smirnov distance to the full population of samples of n of its trials, drawn with
/// replacement, so that the curve does not end at 0 by construction (after Radosavovic et al., 2019, section 3.1).
/// </summary>
public static class SampleSizeCurve
{
    private const int Repeats = 200;
    private const int Least = 5;

    /// <summary>The curve at n = 5, 10, 20, 50, … and the population's own size; empty where it is smaller than 5.</summary>
    /// <param name="population">Any population.</param>
    /// <param name="seed">Seed of the samples.</param>
    public static ImmutableArray<SampleSizePoint> Of(Population population, ulong seed = 1) =>
        population.Count < Least ? [] : [.. Sizes(population.Count).Select(count => Point(population.Errors, count, Seeds.Derive(seed, "sample size", count)))];

    private static IEnumerable<int> Sizes(int most)
    {
        for (var power = 1; power <= most; power *= 10)
        {
            foreach (var size in new[] { power, 2 * power, 5 * power }.Where(size => size >= Least && size < most))
                yield return size;
        }

        yield return most;
    }

    private static SampleSizePoint Point(ReadOnlySpan<double> errors, int count, ulong seed)
    {
        var random = new SplitMix64(seed);
        var counts = new int[errors.Length];
        var distances = new double[Repeats];
        foreach (ref var distance in distances.AsSpan())
        {
            Array.Clear(counts);
            for (var draw = 0; draw < count; draw++)
                counts[random.NextInt(counts.Length)]++;

            distance = Distance(errors, counts, count);
        }

        Array.Sort(distances);
        return new SampleSizePoint(count, distances.Average(), ResampledInterval.Quantile(distances, 0.025), ResampledInterval.Quantile(distances, 0.975));
    }

    private static double Distance(ReadOnlySpan<double> errors, int[] counts, int drawn)
    {
        var (distance, below) = (0.0, 0);
        for (var i = 0; i < errors.Length; i++)
        {
            below += counts[i];
            if (i + 1 == errors.Length || errors[i + 1] != errors[i])
                distance = Math.Max(distance, Math.Abs(((double)below / drawn) - ((i + 1.0) / errors.Length)));
        }

        return distance;
    }
}
