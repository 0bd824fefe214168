using Explorer.Experiments.Trials;

namespace Explorer.Storage.Faults.Calls;

/// <summary>One call that writes to a store, with everything that it stores.</summary>
internal sealed record StoreCall
{
    /// <summary>Name of the experiment that it is about.</summary>
    public required string Experiment { get; init; }

    /// <summary>The experiment that it adds, if it adds one.</summary>
    public IReadOnlyList<ExperimentRecord> Added { get; init; } = [];

    /// <summary>What it plans.</summary>
    public IReadOnlyList<PlannedTrial> Plan { get; init; } = [];

    /// <summary>The rungs that it stores.</summary>
    public IReadOnlyList<RungRecord> Rungs { get; init; } = [];

    /// <summary>The trials that it stores.</summary>
    public IReadOnlyList<TrialRecord> Trials { get; init; } = [];

    /// <summary>The attempt that it logs, if it logs one.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; init; } = [];

    /// <summary>Makes the call; one transaction of the store.</summary>
    public void Make(IResultStore store)
    {
        switch (this)
        {
            case { Added: [var experiment] }:
                store.AddExperiment(experiment, Plan);
                break;
            case { Attempts: [var attempt] }:
                store.AddAttempt(attempt);
                break;
            case { Plan.Count: > 0 }:
                store.ExtendPlan(Experiment, Plan);
                break;
            case { Rungs.Count: > 0 }:
                store.AddRungs(Rungs, Trials);
                break;
            case { Trials: [var trial] }:
                store.AddTrial(trial);
                break;
            default:
                store.AddTrials(Trials);
                break;
        }
    }
}
