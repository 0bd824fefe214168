namespace Explorer.Analysis.Fidelities;

/// <summary>Sets every pair of a table's levels against each other.</summary>
public static class FidelityAgreements
{
    /// <summary>Seed of the resampling, unless told otherwise.</summary>
    public const ulong DefaultSeed = 1;

    private const int Resamples = 1_000;
    private const int FewestResamples = 200;

    // Networks drawn over all pairs, by which large populations get fewer resamples: their intervals are narrow.
    private const long DrawBudget = 10_000_000;

    /// <summary>The agreement of every pair of which two networks or more have both errors: by the cheap level, then by the dear one.</summary>
    /// <param name="table">The errors.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="confidence">Nominal coverage of the intervals, in (0, 1).</param>
    public static ImmutableArray<FidelityAgreement> Of(FidelityTable table, ulong seed = DefaultSeed, double confidence = Interval.DefaultConfidence)
    {
        FidelityNetwork[] networks = [.. table.Comparable];
        var levels = table.Levels.Length;
        var pairs = Enumerable.Range(0, levels).SelectMany(cheap => Enumerable.Range(cheap + 1, levels - cheap - 1).Select(dear => (Cheap: cheap, Dear: dear))).ToList();
        var resamples = (int)Math.Clamp(DrawBudget / Math.Max(1, (long)networks.Length * pairs.Count), FewestResamples, Resamples);

        // Each pair has a seed of its own, so the pairs may be computed at once and in any order.
        return [.. pairs.AsParallel().AsOrdered()
            .Select(pair => Pair(table, networks, pair.Cheap, pair.Dear, resamples, Seeds.Derive(seed, "agreement", (pair.Cheap * levels) + pair.Dear), confidence))
            .Where(pair => pair is not null)!];
    }

    private static FidelityAgreement? Pair(FidelityTable table, FidelityNetwork[] networks, int cheap, int dear, int resamples, ulong seed, double confidence)
    {
        var target = table.Levels.Length - 1;
        FidelityNetwork[] both = [.. networks.Where(network => network.Readings[cheap] is not null && network.Readings[dear] is not null && network.Readings[target] is not null)];
        if (both.Length < 2)
            return null;

        double[] Errors(int level) => [.. both.Select(network => network.Readings[level]!.Error)];
        var (whole, best) = new AgreementBootstrap(Errors(cheap), Errors(dear), Errors(target)).Run(resamples, seed, confidence);
        var rows = both.Select(network => network.Readings).ToList();
        return new FidelityAgreement
        {
            Cheap = table.Levels[cheap],
            Dear = table.Levels[dear],
            Whole = whole,
            BestQuarter = best,
            WorkShare = CostShare.Of(rows, cheap, dear, reading => reading.Work),
            TimeShare = CostShare.Of(rows, cheap, dear, reading => reading.Seconds),
        };
    }
}
