using Explorer.SearchSpace.Complexity;

namespace Explorer.Experiments.Fidelities;

/// <summary>Whether settings can train at all: what cannot is refused before anything is trained, and is no divergence.</summary>
public static class TrainableChecks
{
    private const int MostNamed = 5;

    /// <summary>What keeps a network from being trained, in words; null where nothing does.</summary>
    /// <param name="config">The network.</param>
    /// <param name="batch">Images a step.</param>
    /// <param name="resolution">Height and width of the images; null for the network's own.</param>
    public static string? Problem(ModelConfig config, int batch, int? resolution = null) => batch == 1 && NormExtent.Least(config, resolution) == 1
        ? $"batches of one image, and the network's batch norms come down to one pixel at {resolution ?? config.Input.Resolution}x{resolution ?? config.Input.Resolution}: one value has no variance to train with; expected batches of at least 2, larger images or fewer strides"
        : null;

    /// <summary>Refuses trials of which a rung cannot be trained.</summary>
    /// <param name="experiment">Their experiment.</param>
    /// <param name="plan">The trials.</param>
    /// <exception cref="InvalidInputException">Some cannot; the first ones are named.</exception>
    public static void ThrowIfUntrainable(Experiment experiment, IReadOnlyList<PlannedTrial> plan)
    {
        var problems = new List<Problem>();
        foreach (var trial in plan.Where(trial => trial.HasNetwork))
        {
            foreach (var rung in FidelityLadder.Of(experiment.Fidelity, trial.Training))
            {
                var batch = rung.Fidelity.BatchSize ?? trial.Training.BatchSize;
                if (TrainingCost.Images(experiment.Data) is { } all)
                    batch = Math.Min(batch, TrainingCost.Share(all, rung.Fidelity.DataShare));
                if (Problem(trial.Config, batch, rung.Fidelity.Resolution) is not { } problem)
                    continue;
                problems.Add(new Problem($"trial {trial.Index}{(experiment.Fidelity.Rungs.Count > 0 ? $", rung {rung.Number}" : "")}", problem));
                break;
            }
        }

        if (problems.Count > 0)
            throw new InvalidInputException(experiment.Origin, [new Problem("$.training.batchSize", $"{problems.Count} of {plan.Count} trials cannot be trained, the first ones are"), .. problems.Take(MostNamed)]);
    }
}
