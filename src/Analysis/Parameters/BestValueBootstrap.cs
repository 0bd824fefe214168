namespace Explorer.Analysis.Parameters;

/// <summary>Draws the best networks of resamples.</summary>
internal static class BestValueBootstrap
{
    /// <summary>Resamples drawn.</summary>
    public const int Resamples = 10_000;

    /// <summary>Share of the networks in each.</summary>
    public const double Share = 0.25;

    /// <summary>
    /// The ranks, from 0, of the best of each resample. The least of m uniform ranks among n is at least i with probability (1 − i/n)^m,
    /// so one number of the stream gives it.
    /// </summary>
    public static int[] Ranks(int count, ulong seed)
    {
        var random = new SplitMix64(seed);
        var draws = Math.Max(1, (int)Math.Round(Share * count, MidpointRounding.ToEven));
        var ranks = new int[Resamples];
        foreach (ref var rank in ranks.AsSpan())
            rank = Math.Min(count - 1, (int)(count * (1 - Math.Pow(1 - random.NextDouble(), 1.0 / draws))));

        return ranks;
    }

    /// <summary>The percentiles of a parameter's values at those ranks.</summary>
    /// <param name="values">The parameter, best network first.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static BestValue Of(IReadOnlyList<double> values, ulong seed)
    {
        double[] kept = [.. Ranks(values.Count, seed).Select(rank => values[rank]).Order()];
        return new BestValue(ResampledInterval.Quantile(kept, 0.5), ResampledInterval.Quantile(kept, 0.025), ResampledInterval.Quantile(kept, 0.975), seed);
    }
}
