using Explorer.SearchSpace.Sampling;

namespace Explorer.Statistics.Intervals;

/// <summary>
/// The percentile bootstrap (Efron, 1979) of several numbers of one sample at once: whole items, such as networks, are drawn with
/// replacement, within groups where there are some, so that blocks of one network stay together.
/// </summary>
internal static class PercentileBootstrap
{
    private const int Resamples = 2_000;

    /// <summary>The numbers with their intervals; without one where fewer than <paramref name="least"/> items are there.</summary>
    /// <param name="groups">The number of items of each group.</param>
    /// <param name="statistic">The numbers from items, by their indices over all groups; null where a resample has none.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="least">Fewest items for an interval.</param>
    public static Estimate[]? Of(IReadOnlyList<int> groups, Func<int[], double[]?> statistic, ulong seed, int least)
    {
        var count = groups.Sum();
        int[] all = [.. Enumerable.Range(0, count)];
        if (statistic(all) is not { } values)
            return null;

        if (count < least)
            return [.. values.Select(value => new Estimate(value, null))];

        var generator = new SplitMix64(seed);
        var draws = new List<double[]>(Resamples);
        for (var resample = 0; resample < Resamples; resample++)
        {
            if (statistic(Draw(groups, generator)) is { } drawn)
                draws.Add(drawn);
        }

        var method = $"percentile bootstrap, {Resamples:N0} resamples, seed {SeedWords.Of(seed)}";
        return [.. values.Select((value, i) => new Estimate(value, draws.Count == 0
            ? null
            : ResampledInterval.Expanded([.. draws.Select(draw => draw[i]).Order()], count, Interval.DefaultConfidence, method)))];
    }

    private static int[] Draw(IReadOnlyList<int> groups, SplitMix64 generator)
    {
        var drawn = new int[groups.Sum()];
        var start = 0;
        foreach (var size in groups)
        {
            for (var i = 0; i < size; i++)
                drawn[start + i] = start + generator.NextInt(size);

            start += size;
        }

        return drawn;
    }
}
