using Explorer.SearchSpace;
using Explorer.SearchSpace.Sampling;

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

    /// <summary>Every pair, the later population set against the earlier one, p-values corrected by Holm for the number of pairs.</summary>
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

        Check(populations);
        var samples = new SamplePairing(populations, settings.Matching);
        var limit = settings.AreaLimit ?? DefaultLimit(populations);
        var names = populations.Select(named => named.Name).ToList();
        var pairs = Enumerable.Range(0, names.Count).SelectMany(i => Enumerable.Range(i + 1, names.Count - i - 1).Select(j => (A: names[i], B: names[j]))).ToList();

        // Each pair has seeds of its own, so the pairs may be computed at once and in any order.
        var raw = pairs.AsParallel().AsOrdered().Select(pair => Pair(pair.A, pair.B, samples, limit, settings)).ToList();
        var means = HolmCorrection.Adjust([.. raw.Select(pair => pair.PValue)]);
        var distances = HolmCorrection.Adjust([.. raw.Select(pair => pair.KolmogorovSmirnov.PValue)]);
        return [.. raw.Select((pair, i) => Judged(pair, means[i], distances[i], raw.Count, samples))];
    }

    private static PopulationComparison Pair(string nameA, string nameB, SamplePairing samples, double limit, ComparisonSettings settings)
    {
        var (a, b) = (samples[nameA], samples[nameB]);
        var test = new PermutationTest(a, b);
        var p = test.Run(settings.Permutations, Seeds.Derive(settings.Seed, $"permutation {nameA} {nameB}", 0));
        var (mean, area, quantiles) = new DifferenceBootstrap(a, b, limit).Run(Seeds.Derive(settings.Seed, $"bootstrap {nameA} {nameB}", 0), settings.Confidence);
        return new PopulationComparison
        {
            NameA = nameA,
            NameB = nameB,
            CountA = a.Count,
            CountB = b.Count,
            MeanDifference = mean,
            AreaDifference = area,
            AreaLimit = limit,
            Quantiles = quantiles,
            PValue = p.Mean,
            AdjustedPValue = p.Mean,
            Permutations = settings.Permutations,
            Pairs = 1,
            KolmogorovSmirnov = new KolmogorovSmirnov(test.Distance, p.Distance, p.Distance),
            Matching = samples.Bins(nameA, nameB),
            Verdict = ComparisonVerdict.NoDifferenceShown,
            VerdictInWords = "",
            CountNeeded = null,
            Level = settings.Level,
            Seed = settings.Seed,
        };
    }

    private static PopulationComparison Judged(PopulationComparison pair, double p, double distanceP, int pairs, SamplePairing samples)
    {
        var difference = pair.MeanDifference.Value;
        var judged = pair with
        {
            Pairs = pairs,
            AdjustedPValue = p,
            KolmogorovSmirnov = pair.KolmogorovSmirnov with { AdjustedPValue = distanceP },
            Verdict = p > pair.Level || difference == 0 ? ComparisonVerdict.NoDifferenceShown : difference < 0 ? ComparisonVerdict.Better : ComparisonVerdict.Worse,
            CountNeeded = CountForPower.Of(difference, samples[pair.NameA].Variance(), samples[pair.NameB].Variance(), pair.Level / pairs),
        };
        return judged with { VerdictInWords = VerdictWording.Of(judged) };
    }

    private static double DefaultLimit(IReadOnlyList<NamedPopulation> populations)
    {
        double[] errors = [.. populations.SelectMany(named => named.Population.Errors.ToArray()).Order()];
        return Math.Clamp(Math.Ceiling(100 * Intervals.BcaInterval.Quantile(errors, 0.5)) / 100, 0.01, 1);
    }

    private static void Check(IReadOnlyList<NamedPopulation> populations)
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
        {
            throw new InvalidInputException("comparison", problems);
        }
    }
}
