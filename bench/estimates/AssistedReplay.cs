using System.Globalization;
using Explorer.Analysis.Comparisons;
using Explorer.SearchSpace.Sampling;
using Explorer.Statistics.Intervals;
using Explorer.Storage;

namespace Explorer.Estimates;

/// <summary>Model-assisted estimates of stored populations: of all their networks, and of many halves, each against the half that it did not see.</summary>
internal static class AssistedReplay
{
    private const int Halves = 40;

    public static void Run(string storePath, IReadOnlyList<string> experiments)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| population | n | λ | half width of the plain mean's 95 % interval, points | of the assisted mean's | networks that a plain mean would take for that width | halves: plain half width | assisted | assisted less the other half's mean, points (largest) | their interval leaves 0 out |"));
        Console.Out.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var name in experiments)
        {
            var experiment = ExperimentReader.Parse((store.FindExperiment(name) ?? throw new InvalidInputException(name, $"is not in {storePath}")).Definition, storePath);
            Row(experiment, [.. store.Trials(name).Where(trial => CountingRule.CountedError(trial) is not null)]);
        }
    }

    private static void Row(Experiment experiment, TrialRecord[] trials)
    {
        var whole = Of(experiment, trials, 1);
        var text = string.Create(CultureInfo.InvariantCulture, $"| {experiment.Name} | {whole.Count} | {whole.Weight:F2} | {Half(whole.Plain):F2} | {Half(whole.Mean):F2} | {whole.Worth:F0} |");
        if (trials.Length < 2 * AssistedEstimate.FewestNetworks)
        {
            Console.Out.WriteLine($"{text} – | – | – | – |");
            return;
        }

        var random = new SplitMix64(Seeds.Derive(1, experiment.Name, 0));
        var (plain, assisted, differences, outside) = (0.0, 0.0, new List<double>(), 0);
        for (var i = 0; i < Halves; i++)
        {
            var dealt = trials.OrderBy(_ => random.NextUInt64()).ToArray();
            var (seen, others) = (Of(experiment, dealt[..(trials.Length / 2)], (ulong)i), StudentMean.Of([.. dealt[(trials.Length / 2)..].Select(trial => CountingRule.CountedError(trial)!.Value)]));
            (plain, assisted) = (plain + (Half(seen.Plain) / Halves), assisted + (Half(seen.Mean) / Halves));
            differences.Add(100 * (seen.Mean.Value - others.Value));
            outside += Math.Abs(differences[^1]) > Math.Sqrt((Half(seen.Mean) * Half(seen.Mean)) + (Half(others) * Half(others))) ? 1 : 0;
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text} {plain:F2} | {assisted:F2} | {differences.Average():F2} ({differences.MaxBy(Math.Abs):F2}) | {outside} of {Halves} |"));
    }

    private static AssistedEstimate Of(Experiment experiment, TrialRecord[] trials, ulong seed) =>
        AssistedEstimate.Of(new NamedPopulation(experiment.Name, Population.Of(trials)), experiment.Space, seed);

    private static double Half(Estimate estimate) => 100 * (estimate.Interval!.Upper - estimate.Interval.Lower) / 2;
}
