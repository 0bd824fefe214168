namespace Explorer.Execution.Runs;

/// <summary>
/// Follows a run. Calls come from several threads but one at a time; each holds the run up, so return soon.
/// Workers are numbered from 0; a number stays when its process is replaced.
/// </summary>
public interface IRunObserver
{
    /// <summary>The run starts; called once, first.</summary>
    void OnRunStarted(RunTotals totals);

    /// <summary>A worker waits for its first trial.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="pid">Its process id.</param>
    /// <param name="device">Its device.</param>
    /// <param name="engine">Engine and version.</param>
    void OnWorkerReady(int worker, int pid, string device, string engine);

    /// <summary>A trial was handed to a worker.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="rung">The rung to train.</param>
    /// <param name="attempt">The attempt at the trial, from 1.</param>
    void OnTrialStarted(int worker, PlannedTrial trial, PlannedRung rung, int attempt);

    /// <summary>A worker did a step; a few times a second.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="trial">The trial it trains.</param>
    /// <param name="step">How far the epoch is.</param>
    void OnStep(int worker, PlannedTrial trial, StepProgress step);

    /// <summary>A worker finished an epoch.</summary>
    void OnEpoch(int worker, PlannedTrial trial, EpochMetrics metrics);

    /// <summary>A rung of several is over and stored.</summary>
    void OnRungFinished(int worker, PlannedTrial trial, RungRecord rung);

    /// <summary>A trial is over and stored.</summary>
    /// <param name="worker">The worker whose training decided it, which need not have been of this trial; −1 where none was needed.</param>
    /// <param name="trial">The trial.</param>
    void OnTrialFinished(int worker, TrialRecord trial);

    /// <summary>An attempt failed and is logged.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="attempt">What happened.</param>
    /// <param name="retried">Whether the trial is tried again; if not, its failure is stored next.</param>
    void OnAttemptFailed(int worker, AttemptRecord attempt, bool retried);

    /// <summary>A training is ready again without an attempt being counted: it was suspended, or its worker was lost through no fault of its own.</summary>
    /// <param name="worker">The worker that had it.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="reason">What happened, in words.</param>
    void OnHandedBack(int worker, PlannedTrial trial, string reason);

    /// <summary>The jobs of a cluster have changed.</summary>
    void OnJobs(JobCounts jobs)
    {
    }

    /// <summary>A worker's process is gone or was ended, or did not start; another takes its place where there is work.</summary>
    void OnWorkerLost(int worker, string reason);
}
