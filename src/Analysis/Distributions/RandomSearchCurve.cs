using System.Collections.Immutable;
using Explorer.Analysis.Populations;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Analysis.Distributions;

/// <summary>
/// Random-search efficiency: for k = 1, 2, 4, … draws, ⌊n/k⌋ searches with replacement, each keeping its least error
/// (Radosavovic et al., 2019, section 5.1 and its notebooks).
/// </summary>
public static class RandomSearchCurve
{
    /// <summary>The curve up to the largest power of two that the population has trials for.</summary>
    /// <param name="population">Any population; an empty one has no curve.</param>
    /// <param name="seed">Seed of the searches.</param>
    public static ImmutableArray<RandomSearchPoint> Of(Population population, ulong seed = 1)
    {
        var points = ImmutableArray.CreateBuilder<RandomSearchPoint>();
        for (var draws = 1; draws <= population.Count; draws *= 2)
        {
            points.Add(Point(population.Errors, draws, Seeds.Derive(seed, "random search", draws)));
        }

        return points.ToImmutable();
    }

    private static RandomSearchPoint Point(ReadOnlySpan<double> errors, int draws, ulong seed)
    {
        var random = new SplitMix64(seed);
        var best = new double[errors.Length / draws];
        foreach (ref var least in best.AsSpan())
        {
            // Errors are ascending, so the least of some is the one of least rank.
            var rank = int.MaxValue;
            for (var draw = 0; draw < draws; draw++)
            {
                rank = Math.Min(rank, random.NextInt(errors.Length));
            }

            least = errors[rank];
        }

        var mean = best.Average();
        double? deviation = best.Length > 1 ? Math.Sqrt(best.Sum(value => (value - mean) * (value - mean)) / (best.Length - 1)) : null;
        return new RandomSearchPoint(draws, best.Length, mean, deviation);
    }
}
