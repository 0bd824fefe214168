using Explorer.Experiments.Data;
using Explorer.Experiments.Fidelities;

namespace Explorer.Analysis.Regime;

/// <summary>The optimiser steps of a training: the median over the networks that went through.</summary>
/// <param name="Steps">Optimiser steps.</param>
/// <param name="Epochs">Epochs.</param>
/// <param name="BatchSize">Images a step.</param>
public sealed record TrainingSteps(int Steps, int Epochs, int BatchSize)
{
    /// <summary>
    /// Fewer are doubtful: the steps of the shortest regime found good, by AnyNetX-C with warm-up and zero-initialised last norms. There depth begins to go with a lower training
    /// error (−0.20 and −0.13 on shapes and CIFAR-10, at equal FLOPs); after 250 steps it does not (−0.07 and −0.01); the bad ones of docs/studies and of a plain recipe have
    /// 375 to 736. The table is in docs/comparing-spaces.md.
    /// </summary>
    public const int Fewest = 750;

    /// <summary>Counts them; null where neither the records nor the data set tell how many images a training took.</summary>
    /// <param name="runs">The trainings.</param>
    /// <param name="data">The images, for records from before they were counted.</param>
    internal static TrainingSteps? Of(IReadOnlyList<RegimeRun> runs, DataSettings? data)
    {
        var images = data is null ? null : TrainingCost.Images(data);
        TrainingSteps[] counted = [.. runs.Where(run => run.Ended && !run.Member.Diverged).Select(run => Of(run, images)).OfType<TrainingSteps>().OrderBy(steps => steps.Steps)];
        return counted.Length == 0 ? null : counted[counted.Length / 2];
    }

    private static TrainingSteps? Of(RegimeRun run, int? images)
    {
        var steps = 0L;
        foreach (var rung in run.Rungs)
        {
            var batch = BatchOf(run, rung.Fidelity.BatchSize);
            var taken = rung.TrainedImages ?? (images is { } all ? rung.Epochs.Count * (long)TrainingCost.InWholeBatches(TrainingCost.Share(all, rung.Fidelity.DataShare), batch) : null);
            if (taken is null)
                return null;

            // An epoch of fewer images than a batch is one step.
            steps += Math.Max(rung.Epochs.Count, taken.Value / batch);
        }

        return new TrainingSteps((int)Math.Min(int.MaxValue, steps), run.Epochs[^1].Epoch, BatchOf(run, run.Rungs[^1].Fidelity.BatchSize));
    }

    private static int BatchOf(RegimeRun run, int? rung) => rung ?? run.Member.Trial.Training.BatchSize;
}
