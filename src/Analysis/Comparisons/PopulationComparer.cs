namespace Explorer.Analysis.Comparisons;

/// <summary>Compares populations, pair by pair.</summary>
public static class PopulationComparer
{
    private const int FewestPermutations = 99;

    /// <summary>B set against A.</summary>
    /// <param name="a">The population compared against, not empty.</param>
    /// <param name="b">The population judged, not empty.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="InvalidInputException">A population is empty, the names are the same, or a bin of complexity is empty.</exception>
    public static PopulationComparison Compare(NamedPopulation a, NamedPopulation b, ComparisonSettings? settings = null) => CompareAll([a, b], settings)[0];

    /// <summary>Every pair, the later population set against the earlier one, p-values and intervals corrected by Bonferroni for the number of pairs.</summary>
    /// <param name="populations">At least two, none empty, with different names.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <returns>(1, 2), (1, 3), …, (2, 3), ….</returns>
    /// <exception cref="InvalidInputException">There are fewer than two populations, one is empty, two names are the same, or a bin of complexity is empty.</exception>
    public static IReadOnlyList<PopulationComparison> CompareAll(IReadOnlyList<NamedPopulation> populations, ComparisonSettings? settings = null)
    {
        settings ??= ComparisonSettings.Default;
        if (settings.Permutations < FewestPermutations)
        {
            throw new ArgumentException($"{settings.Permutations} permutations, expected at least {FewestPermutations}", nameof(settings));
        }

        Check(populations, settings.Origin);
        var samples = new SamplePairing(populations, settings.Matching);
        var limit = settings.AreaLimit ?? DefaultLimit(populations);
        var names = populations.Select(named => named.Name).ToList();
        var pairs = Enumerable.Range(0, names.Count).SelectMany(i => Enumerable.Range(i + 1, names.Count - i - 1).Select(j => (A: names[i], B: names[j]))).ToList();

        // Each pair has seeds of its own, so the pairs may be computed at once and in any order.
        return [.. pairs.AsParallel().AsOrdered().Select(pair => Pair(pair.A, pair.B, pairs.Count, samples, limit, settings))];
    }

    private static PopulationComparison Pair(string nameA, string nameB, int pairs, SamplePairing samples, double limit, ComparisonSettings settings)
    {
        var (a, b) = (samples[nameA], samples[nameB]);
        var test = new PermutationTest(a, b);
        var result = test.Run(settings.Permutations, Seeds.Derive(settings.Seed, $"permutation {nameA} {nameB}", 0));
        var (area, quantiles) = new DifferenceBootstrap(a, b, limit).Run(Seeds.Derive(settings.Seed, $"bootstrap {nameA} {nameB}", 0), 1 - (settings.Level / pairs));
        var p = PermutationResult.Corrected(result.PValue, pairs);
        var comparison = new PopulationComparison
        {
            NameA = nameA,
            NameB = nameB,
            CountA = a.Count,
            CountB = b.Count,
            MeanDifference = new Estimate(test.Difference, result.IntervalAt(settings.Level, pairs)),
            AreaDifference = area,
            AreaLimit = limit,
            Quantiles = quantiles,
            PValue = result.PValue,
            AdjustedPValue = p,
            Permutations = settings.Permutations,
            Pairs = pairs,
            KolmogorovSmirnov = new KolmogorovSmirnov(test.Distance, result.DistancePValue, PermutationResult.Corrected(result.DistancePValue, pairs)),
            Matching = samples.Bins(nameA, nameB),
            Verdict = p > settings.Level ? ComparisonVerdict.NoDifferenceShown : test.Difference < 0 ? ComparisonVerdict.Better : ComparisonVerdict.Worse,
            VerdictInWords = "",
            CountNeeded = CountForPower.Of(test.Difference, a.Variance(), b.Variance(), settings.Level / pairs),
            Level = settings.Level,
            Seed = settings.Seed,
        };
        return comparison with { VerdictInWords = VerdictWording.Of(comparison) };
    }

    private static double DefaultLimit(IReadOnlyList<NamedPopulation> populations)
    {
        double[] errors = [.. populations.SelectMany(named => named.Population.Errors.ToArray()).Order()];
        return Math.Clamp(Math.Ceiling(100 * ResampledInterval.Quantile(errors, 0.5)) / 100, 0.01, 1);
    }

    private static void Check(IReadOnlyList<NamedPopulation> populations, string origin)
    {
        var problems = new List<Problem>();
        if (populations.Count < 2)
        {
            problems.Add(new Problem("$", $"found {populations.Count}, expected at least two populations to compare"));
        }

        problems.AddRange(populations.Where(named => named.Population.Count == 0).Select(named => new Problem(
            named.Name, named.Population.Failed + named.Population.Pruned == 0 ? "no trial has ended yet, so there is nothing to compare" : "no trial counts: all failed or were stopped early")));
        problems.AddRange(populations.CountBy(named => named.Name).Where(count => count.Value > 1).Select(count => new Problem(count.Key, "is named twice; expected different populations")));
        if (problems.Count > 0)
            throw new InvalidInputException(origin, problems);
    }
}
