using Explorer.Analysis.Fidelities;
using Explorer.Experiments.Fidelities;

namespace Explorer.Analysis.Regime;

/// <summary>What a check of the regime reads of one trial: its last run, at the fidelity that most trials end at.</summary>
/// <param name="Member">The trial; its error is NaN where a scheduler stopped it.</param>
/// <param name="Rungs">The rungs of the run, none where the trial diverged before the first ended.</param>
/// <param name="Epochs">Their epochs, in order.</param>
internal sealed record RegimeRun(PopulationMember Member, IReadOnlyList<TrainedRung> Rungs, IReadOnlyList<EpochMetrics> Epochs)
{
    /// <summary>Whether the training went through: to its last epoch or until it diverged.</summary>
    public bool Ended => Member.Trial.State != TrialState.Pruned;

    /// <summary>Blocks; null where the network has no stages.</summary>
    public int? Depth => Member.Shape?.TotalDepth;

    /// <summary>The loss of a network that gives every class the same probability, in nats. It does not depend on label smoothing: −Σ q log(1/K) is log K for any targets q that sum to 1.</summary>
    public double GuessingLoss => Math.Log(Member.Trial.Config.Classes);

    /// <summary>Whether the mean training loss of the first epoch is above that of guessing, or was infinite; null where it is not on record.</summary>
    public bool? StartsWorse => Epochs.FirstOrDefault(epoch => epoch.Epoch == 1) is { } first
        ? double.IsNaN(first.TrainLoss) && !Member.Diverged ? null : !(first.TrainLoss <= GuessingLoss)
        : Member.Diverged && Epochs.Count == 0 ? true : null;

    /// <summary>Training error of the last epoch; a diverged network's counted error; null where it is not on record.</summary>
    public double? TrainError => Member.Diverged ? Member.Error : Ended && Epochs is [.., { TrainError: >= 0 and <= 1 } last] ? last.TrainError : null;

    /// <summary>Validation error after an epoch; a diverged network's counted error; null where it is not on record.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    public double? ErrorAfter(int epoch) => !Ended ? null
        : Epochs.FirstOrDefault(metrics => metrics.Epoch == epoch) is { ValidationError: >= 0 and <= 1 } found ? found.ValidationError
        : Member.Diverged ? Member.Error : null;

    /// <summary>The runs of an experiment's trials. Left out are failed ones, those that a predictor chose, those without a network or a curve, and those that ended at another fidelity.</summary>
    public static IReadOnlyList<RegimeRun> All(IEnumerable<TrialRecord> trials)
    {
        List<RegimeRun> runs = [.. trials.Where(trial => trial.State != TrialState.Failed && trial.Planned.Origin == TrialOrigin.Sampled && trial.Planned.HasNetwork).Select(Of).Where(run => run.Epochs.Count > 0 || run.Member.Diverged)];
        var targets = runs.Where(run => run.Rungs.Count > 0 && run.Ended).DefaultIfEmpty(runs.Find(run => run.Rungs.Count > 0));
        return targets.OfType<RegimeRun>().CountBy(FidelityOf).OrderByDescending(target => target.Value).Select(target => target.Key).FirstOrDefault() is { } common
            ? [.. runs.Where(run => run.Rungs.Count == 0 || FidelityOf(run) == common)]
            : [];
    }

    private static RegimeRun Of(TrialRecord trial)
    {
        IReadOnlyList<TrainedRung> rungs = trial.Rungs.Count == 0 ? [] : TrainingRuns.RunsOf(trial)[^1];
        return new RegimeRun(new PopulationMember(trial, CountingRule.CountedError(trial) ?? double.NaN, NetworkShape.Of(trial.Config)), rungs, [.. rungs.SelectMany(rung => rung.Epochs)]);
    }

    // Beside the epochs, at which a scheduler may have stopped it.
    private static Fidelity FidelityOf(RegimeRun run) => run.Rungs[^1].Fidelity with { Epochs = 1 };
}
