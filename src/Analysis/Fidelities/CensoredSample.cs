using Explorer.Analysis.Fidelities;

namespace Explorer.Analysis.Fidelities;

/// <summary>
/// The networks of a censored population, and what is known of each whatever the lot: how far up the levels it would have come anyway,
/// judged by errors that it has anyway.
/// </summary>
public sealed class CensoredSample
{
    private CensoredSample(ImmutableArray<CensoredNetwork> networks, ImmutableArray<int> sureLevels)
    {
        Networks = networks;
        SureLevels = sureLevels;
    }

    /// <summary>All networks.</summary>
    public ImmutableArray<CensoredNetwork> Networks { get; }

    /// <summary>Of each network the highest level, from 0, whose error would be known without the lot.</summary>
    public ImmutableArray<int> SureLevels { get; }

    /// <summary>Levels, the target among them.</summary>
    public int Levels => Networks.Length == 0 ? 0 : Networks[0].Errors.Length;

    /// <summary>Whether a network's error at the target would be known without the lot: it counts as it is.</summary>
    public bool IsSure(int network) =>
        SureLevels[network] == Levels - 1 || (Networks[network].DivergedAt is { } level && level <= SureLevels[network]);

    /// <summary>Arranges networks.</summary>
    /// <param name="networks">With the same number of levels each. Those without an error at the first level must be random.</param>
    public static CensoredSample Of(IEnumerable<CensoredNetwork> networks)
    {
        ImmutableArray<CensoredNetwork> all = [.. networks];
        if (all.Any(network => network.Errors.Length != all[0].Errors.Length))
            throw new ArgumentException("Networks have different numbers of levels", nameof(networks));

        return new CensoredSample(all, SureLevelsOf(all));
    }

    /// <summary>The networks of a table, at the ends of the rungs on their way, or at epochs where they have one rung only.</summary>
    /// <param name="table">The errors of the population at its levels.</param>
    public static CensoredSample Of(FidelityTable table)
    {
        var target = table.Levels.Length - 1;
        var below = Enumerable.Range(0, target).Where(level => table.RungEnds.Length == 0 || table.RungEnds.Contains(table.Levels[level])).ToList();
        var first = below.FindIndex(level => table.Networks.All(network => network.Readings[level] is not null));
        int[] used = first < 0 ? [target] : [.. below.Skip(first), target];
        return Of(table.Networks.Select(network => new CensoredNetwork
        {
            // Where no cheap error is known of all, a number that says nothing stands in its place.
            Errors = [.. first < 0 ? new double?[] { 0 } : [], .. used.Select(level => network.Readings[level]?.Error)],
            IsRandom = network.IsRandom && network.Readings[target] is not null,
            DivergedAt = network.Trial.State == TrialState.Diverged ? DivergedAt(network, used) + (first < 0 ? 1 : 0) : null,
        }));
    }

    private static int DivergedAt(FidelityNetwork network, int[] levels)
    {
        var place = Array.FindIndex(levels, level => network.Readings[level] is { Work: null, Seconds: null });
        return place < 0 ? levels.Length - 1 : place;
    }

    // Level by level: of the networks sure to have the error before, those up to the last one without a lot that went on, before the first
    // without a lot that was stopped, would all have gone on. Both edges are networks without a lot, so those with one stay a fair sample of either side.
    private static ImmutableArray<int> SureLevelsOf(ImmutableArray<CensoredNetwork> networks)
    {
        var sure = new int[networks.Length];
        for (var level = 1; networks.Length > 0 && level < networks[0].Errors.Length; level++)
        {
            int[] asked = [.. Enumerable.Range(0, networks.Length).Where(network => sure[network] == level - 1 && networks[network].Errors[level - 1] is not null)];
            int[] unlotted = [.. asked.Where(network => !networks[network].IsRandom)];
            double Before(int network) => networks[network].Errors[level - 1]!.Value;
            var stopped = unlotted.Where(network => networks[network].Errors[level] is null).Select(Before).DefaultIfEmpty(double.PositiveInfinity).Min();
            var last = unlotted.Where(network => networks[network].Errors[level] is not null).Select(Before).Where(error => error < stopped).DefaultIfEmpty(double.NegativeInfinity).Max();
            foreach (var network in asked.Where(network => networks[network].Errors[level] is not null && Before(network) <= last))
                sure[network] = level;
        }

        return [.. sure];
    }
}
