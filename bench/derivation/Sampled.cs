using Explorer.Analysis.Populations;
using Explorer.Experiments;

namespace Explorer.DerivationBench;

/// <summary>Networks sampled once, for many populations of errors.</summary>
internal static class Sampled
{
    private static readonly Dictionary<(string, int, int), (Experiment, Population)> Kept = [];

    /// <summary>An experiment and its networks, their errors all alike.</summary>
    public static (Experiment Experiment, Population Networks) Of(string constraints, int count, int sample)
    {
        if (!Kept.TryGetValue((constraints, count, sample), out var found))
        {
            var experiment = PlantedPopulation.AnyNet(count, constraints, seed: 1 + (ulong)sample);
            Kept[(constraints, count, sample)] = found = (experiment, PlantedPopulation.Of(experiment, _ => 0.4, noise: 0, seed: 1));
        }

        return found;
    }
}
