using System.Collections.Immutable;
using Explorer.Analysis.Fidelities;
using Explorer.SearchSpace.Sampling;
using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Tests.Fidelities;

/// <summary>
/// A space whose error distribution is known: the error at the target is 0.15 + 0.15·exp(z / 2) with z standard normal, skewed as real ones are;
/// a cheap error is 0.45 + 0.12·u, where u has a given correlation with z.
/// </summary>
internal sealed class SimulatedSpace(double[] correlations, ulong seed)
{
    public const int Reduction = 4;

    /// <summary>Epochs after which each level is read, the target last; each continues the one before.</summary>
    public int[] Epochs { get; init; } = [1, 4, 16];

    private readonly SplitMix64 _random = new(seed);

    /// <summary>The error that a share of the space lies below.</summary>
    public static double Quantile(double share) => Target(Normal.InvCDF(0, 1, share));

    /// <summary>The space's mean error.</summary>
    public static double Mean => 0.15 + (0.15 * Math.Exp(0.125));

    /// <summary>The variance of its networks' errors.</summary>
    public static double Variance => 0.15 * 0.15 * Math.Exp(0.25) * (Math.Exp(0.25) - 1);

    /// <summary>Networks with all their errors, cheapest first.</summary>
    public ImmutableArray<double>[] Draw(int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            var z = _random.NextNormal();
            return (ImmutableArray<double>)[.. correlations.Select(rho => 0.45 + (0.12 * ((rho * z) + (Math.Sqrt(1 - (rho * rho)) * _random.NextNormal())))), Target(z)];
        }),
    ];

    /// <summary>
    /// What asynchronous successive halving leaves of networks: whenever one ends a level, the best quarter of those that ended it go on; the lot's go
    /// on in any case.
    /// </summary>
    /// <param name="networks">All their errors.</param>
    /// <param name="lot">How many of them a lot trains to the target.</param>
    /// <returns>The networks as recorded, and the epochs trained over all.</returns>
    public (IReadOnlyList<CensoredNetwork> Networks, int Epochs) Halve(ImmutableArray<double>[] networks, int lot)
    {
        var isRandom = Lot(networks.Length, lot);
        var reached = new int[networks.Length];
        List<int>[] ended = [.. Enumerable.Range(0, Epochs.Length).Select(_ => new List<int>())];
        for (var network = 0; network < networks.Length; network++)
        {
            var waiting = new Queue<(int Network, int Level)>([(network, 0)]);
            while (waiting.TryDequeue(out var next))
            {
                reached[next.Network] = next.Level;
                ended[next.Level].Add(next.Network);
                if (next.Level == Epochs.Length - 1)
                    continue;

                var level = next.Level;
                var promoted = ended[level].OrderBy(other => networks[other][level]).Take(ended[level].Count / Reduction).Append(isRandom[next.Network] ? next.Network : -1);
                foreach (var one in promoted.Where(one => one >= 0 && reached[one] == level && !waiting.Contains((one, level + 1))).Distinct().ToList())
                    waiting.Enqueue((one, level + 1));
            }
        }

        return (
            [.. networks.Select((errors, i) => new CensoredNetwork { Errors = [.. errors.Select((error, level) => level <= reached[i] ? error : (double?)null)], IsRandom = isRandom[i] })],
            reached.Sum(level => Epochs[level]));
    }

    /// <summary>Two-phase sampling without a scheduler's choice: all at the cheapest level, the lot's at the target.</summary>
    public (IReadOnlyList<CensoredNetwork> Networks, int Epochs) Stop(ImmutableArray<double>[] networks, int lot)
    {
        var isRandom = Lot(networks.Length, lot);
        return (
            [.. networks.Select((errors, i) => new CensoredNetwork { Errors = [.. errors.Select((error, level) => level == 0 || isRandom[i] ? error : (double?)null)], IsRandom = isRandom[i] })],
            ((networks.Length - lot) * Epochs[0]) + (lot * Epochs[^1]));
    }

    private bool[] Lot(int count, int lot)
    {
        var chosen = new bool[count];
        while (lot > 0)
        {
            var network = _random.NextInt(count);
            lot -= chosen[network] ? 0 : 1;
            chosen[network] = true;
        }

        return chosen;
    }

    private static double Target(double z) => 0.15 + (0.15 * Math.Exp(z / 2));
}
