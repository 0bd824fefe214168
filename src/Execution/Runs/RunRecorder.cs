namespace Explorer.Execution.Runs;

/// <summary>The one place that writes to the store, reports to the scheduler and tells the observer, one thing at a time.</summary>
internal sealed class RunRecorder(
    IResultStore store, RunSettings settings, JobQueue queue, TrialRecords records, WeightsKeeper? weights, CheckpointKeeper? checkpoints, IRunObserver observer, TimeProvider time, string? images = null)
{
    // The coordinator's own worker number, where a trial ends without a training.
    private const int NoWorker = -1;
    private readonly Lock _gate = new();
    private readonly Dictionary<TrialState, int> _finished = [];
    private int _failedAttempts;

    // Hash of the images that every training so far was on; null before the first.
    private string? _images = images;

    /// <summary>Tells the observer something.</summary>
    public void Tell(Action<IRunObserver> what)
    {
        lock (_gate)
            what(observer);
    }

    /// <summary>Stores the ends of trials that an earlier run decided and did not live to store.</summary>
    public void Settle(IReadOnlyList<TrialVerdict> verdicts)
    {
        lock (_gate)
            Finish(NoWorker, null, [.. verdicts.Select(verdict => records.Of(verdict, queue.FailedAttempts(verdict.Trial) + 1))]);
    }

    /// <summary>Logs a failed attempt.</summary>
    public void AttemptFailed(int worker, TrialJob job, string reason, bool retried)
    {
        lock (_gate)
        {
            queue.AttemptFailed(job.Trial.Index);
            var record = new AttemptRecord(settings.Experiment, job.Trial.Index, queue.FailedAttempts(job.Trial.Index), reason, time.GetUtcNow());
            store.AddAttempt(record);
            _failedAttempts++;
            observer.OnAttemptFailed(worker, record, retried);
        }
    }

    /// <summary>Stores a training and every trial whose end it decides, in one transaction.</summary>
    /// <exception cref="InvalidInputException">It was on other images than those before it: nothing of it is stored.</exception>
    public void Trained(int worker, TrialJob job, TrialResult result)
    {
        lock (_gate)
        {
            RequireSameImages(result.Environment.DataHash);
            var rung = records.Add(job, result);
            if (result.Outcome is TrialOutcome.Pruned pruned)
            {
                // The trainer's own rule ended it in mid-rung: no finished rung, but a finished trial.
                var ends = queue.Leave(job, TrialState.Pruned, pruned.Reason);
                Finish(worker, null, [.. ends.Select(end => end.Trial == job.Trial.Index ? Record(end) with { Outcome = pruned } : Record(end))]);
                return;
            }

            var diverged = result.Outcome as TrialOutcome.Diverged;
            var verdicts = queue.Report(job, diverged is null ? rung.Result.Error : null);
            Finish(worker, (job, rung), [.. verdicts.Select(end => Record(end.Trial == job.Trial.Index && diverged is not null ? end with { Reason = diverged.Reason } : end))]);
        }
    }

    /// <summary>Stores a trial whose last attempt failed, and those whose end that decides.</summary>
    public void Failed(int worker, TrialJob job, string reason, double seconds)
    {
        lock (_gate)
        {
            var verdicts = queue.Leave(job, TrialState.Failed, reason);
            Finish(worker, null, [.. verdicts.Select(end => end.Trial == job.Trial.Index ? records.Of(end, queue.FailedAttempts(end.Trial), seconds) : Record(end))]);
        }
    }

    /// <summary>What the run has done so far.</summary>
    public RunSummary Summary(RunTotals totals, RunOutcome outcome, double seconds)
    {
        lock (_gate)
        {
            return new RunSummary
            {
                Outcome = outcome,
                Planned = totals.Planned,
                FinishedBefore = totals.FinishedBefore,
                Completed = _finished.GetValueOrDefault(TrialState.Completed),
                Diverged = _finished.GetValueOrDefault(TrialState.Diverged),
                Pruned = _finished.GetValueOrDefault(TrialState.Pruned),
                Failed = _finished.GetValueOrDefault(TrialState.Failed),
                FailedAttempts = _failedAttempts,
                TrainedCost = records.All.Sum(rung => TrainingCost.Of(rung.Result)),
                FullCost = totals.FullCost,
                Seconds = seconds,
            };
        }
    }

    private void RequireSameImages(string hash)
    {
        if (hash == TrialEnvironment.UnknownData || (_images ??= hash) == hash)
            return;
        throw new InvalidInputException(settings.Experiment, [new Problem("$.data.name", $"the images of '{settings.Data.Name}' were replaced while the run was at work: the hash of those of the training that has just ended is {hash}, that of the trainings before it {_images}; that training is not stored; bring those images back, and the same command goes on")]);
    }

    private TrialRecord Record(TrialVerdict verdict) => records.Of(verdict, queue.FailedAttempts(verdict.Trial) + 1);

    private void Finish(int worker, (TrialJob Job, RungRecord Rung)? training, IReadOnlyList<TrialRecord> ended)
    {
        // Where there is one rung the trial says it all.
        RungRecord[] rungs = training is { Job.Ladder.Count: > 1 } ? [training.Value.Rung] : [];
        store.AddRungs(rungs, ended);
        if (rungs.Length > 0)
        {
            checkpoints?.DropBefore(rungs[0].Index, rungs[0].Rung);
            observer.OnRungFinished(worker, training!.Value.Job.Trial, rungs[0]);
        }

        foreach (var trial in ended)
        {
            weights?.Keep(trial);
            checkpoints?.DropBefore(trial.Index, Math.Max(1, settings.Fidelity.Rungs.Count));
            _finished[trial.State] = _finished.GetValueOrDefault(trial.State) + 1;
            observer.OnTrialFinished(worker, trial);
        }
    }
}
