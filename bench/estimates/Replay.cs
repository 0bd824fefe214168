using Explorer.Analysis.Tests.Fidelities;
using System.Collections.Immutable;
using System.Globalization;
using Explorer.Analysis.Fidelities;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Sampling;
using Explorer.Statistics.Intervals;
using Explorer.Storage;

namespace Explorer.Estimates;

/// <summary>
/// Successive halving replayed over networks that were all trained in full: what it would have left of them, in many orders and with many lots,
/// against the distribution of them all.
/// </summary>
internal static class Replay
{
    private const int Repeats = 1_000;

    private static readonly double[] Shares = [0.1, 0.25, 0.5, 0.75];

    public static void Run(string storePath, string experiment, int[] epochs)
    {
        var errors = Errors(storePath, experiment, epochs);
        double[] truth = [.. errors.Select(network => network[^1]).Order()];
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{experiment}: {errors.Length} networks, mean {100 * truth.Average():F2} %; levels: epochs {string.Join(", ", epochs)}; {Repeats:N0} orders and lots each"));
        Console.Out.WriteLine("| by lot | cost | naive mean | corrected mean | its deviation | interval holds the true mean | naive F at 10, 25, 50, 75 % | corrected F | interval holds it | best found, mean rank |");
        Console.Out.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var lot in (int[])[12, 16, 24])
            Row(errors, truth, epochs, lot);
    }

    private static void Row(ImmutableArray<double>[] errors, double[] truth, int[] epochs, int lot)
    {
        var random = new SplitMix64(17);
        var space = new SimulatedSpace([], seed: 23) { Epochs = epochs };
        double[] at = [.. Shares.Select(share => QuantileInterval.Of(truth, share).Value)];
        double[] below = [.. at.Select(error => truth.Count(one => one < error) / (double)truth.Length)];
        var (naive, corrected, squares, held, cost, rank) = (0.0, 0.0, 0.0, 0, 0.0, 0.0);
        var (naiveShares, shares, heldShares) = (new double[at.Length], new double[at.Length], new int[at.Length]);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var shuffled = errors.Select(network => (Key: random.NextUInt64(), network)).OrderBy(pair => pair.Key).Select(pair => pair.network).ToArray();
            var (networks, trained) = space.Halve(shuffled, lot);
            var sample = CensoredSample.Of(networks);
            double[] finished = [.. networks.Where(network => network.TargetError is not null).Select(network => network.TargetError!.Value)];
            var mean = CorrectedDistribution.MeanOf(sample)!;
            cost += trained / (double)(errors.Length * epochs[^1]);
            naive += finished.Average();
            corrected += mean.Value;
            squares += (mean.Value - truth.Average()) * (mean.Value - truth.Average());
            held += mean.Interval?.Contains(truth.Average()) == true ? 1 : 0;
            rank += 1 + truth.Count(error => error < finished.Min());
            for (var i = 0; i < at.Length; i++)
            {
                var share = CorrectedDistribution.ShareBelow(sample, at[i])!;
                naiveShares[i] += finished.Count(error => error < at[i]) / (double)finished.Length;
                shares[i] += share.Value;
                heldShares[i] += share.Interval?.Contains(below[i]) == true ? 1 : 0;
            }
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {lot} | {100 * cost / Repeats:F0} % | {100 * naive / Repeats:F2} % | {100 * corrected / Repeats:F2} % | {100 * Math.Sqrt(squares / Repeats):F2} | {100.0 * held / Repeats:F1} % | {List(naiveShares)} | {List(shares)} | {List([.. heldShares.Select(count => (double)count)])} | {rank / Repeats:F2} |"));
    }

    private static string List(double[] sums) => string.Join(", ", sums.Select(sum => (100 * sum / Repeats).ToString("F1", CultureInfo.InvariantCulture)));

    private static ImmutableArray<double>[] Errors(string storePath, string experiment, int[] epochs)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var table = FidelityTable.Of(store.Trials(experiment)) ?? throw new InvalidInputException(experiment, $"{storePath} holds no completed trial of it");
        int[] levels = [.. epochs.Select(epoch => Array.FindIndex([.. table.Levels], level => level.Fidelity.Epochs == epoch && level.RunEpochs == table.Target.RunEpochs))];
        return levels.Contains(-1)
            ? throw new InvalidInputException(experiment, $"found levels {string.Join("; ", table.Levels.Select(level => level.Label))}, expected epochs {string.Join(", ", epochs)} among them")
            : [.. table.Networks.Where(network => levels.All(level => network.Readings[level] is not null)).Select(network => levels.Select(level => network.Readings[level]!.Error).ToImmutableArray())];
    }
}
