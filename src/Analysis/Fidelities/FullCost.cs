using Explorer.Experiments.Fidelities;

namespace Explorer.Analysis.Fidelities;

/// <summary>What a population's training cost beside training every network of it to the target.</summary>
internal static class FullCost
{
    /// <summary>Work of all rungs over the work of a full training each; null where unknown. What a network would cost that was stopped follows from its epochs.</summary>
    public static double? ShareOf(IReadOnlyList<TrialRecord> trials, FidelityTable table)
    {
        var runs = new TrainingRuns(trials);
        var byIndex = trials.ToDictionary(trial => trial.Index);
        var (spent, full) = (0.0, 0.0);
        foreach (var network in table.Networks)
        {
            if (FullWork(network, table) is { } work)
            {
                spent += runs.WorkOf(byIndex[network.Trial.Index]);
                full += work;
            }
        }

        return full > 0 ? spent / full : null;
    }

    private static double? FullWork(FidelityNetwork network, FidelityTable table)
    {
        for (var level = table.Levels.Length - 1; level >= 0; level--)
        {
            var at = table.Levels[level];
            if (network.Readings[level]?.Work is { } work && at.RunEpochs == table.Target.RunEpochs && at.Fidelity with { Epochs = 1 } == table.Target.Fidelity with { Epochs = 1 })
                return work * table.Target.Fidelity.Epochs / at.Fidelity.Epochs;
        }

        return null;
    }
}
