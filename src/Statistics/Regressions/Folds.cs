using Explorer.SearchSpace.Sampling;

namespace Explorer.Statistics.Regressions;

/// <summary>Deals trials into folds, those of one network into the same one.</summary>
internal static class Folds
{
    /// <summary>The fold of each trial, from 0.</summary>
    /// <param name="networks">The network of each trial.</param>
    /// <param name="folds">How many folds; at most as many as networks.</param>
    /// <param name="seed">Seed of the deal.</param>
    public static int[] Deal(int[] networks, int folds, ulong seed)
    {
        var random = new SplitMix64(Seeds.Derive(seed, "folds", folds));
        int[] order = [.. networks.Distinct().Order()];
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = random.NextInt(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        var dealt = new Dictionary<int, int>(order.Length);
        for (var i = 0; i < order.Length; i++)
            dealt[order[i]] = i % folds;

        return Array.ConvertAll(networks, network => dealt[network]);
    }
}
