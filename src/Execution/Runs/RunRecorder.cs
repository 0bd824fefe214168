using Explorer.Trials;
using Explorer.Trials.Storage;

namespace Explorer.Execution.Runs;

/// <summary>The one place that writes to the store and tells the observer, one thing at a time.</summary>
internal sealed class RunRecorder(IResultStore store, RunSettings settings, WeightsKeeper? weights, IRunObserver observer, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TrialState, int> _finished = [];
    private int _failedAttempts;

    /// <summary>Tells the observer something.</summary>
    public void Tell(Action<IRunObserver> what)
    {
        lock (_gate)
        {
            what(observer);
        }
    }

    /// <summary>Logs a failed attempt.</summary>
    public void AttemptFailed(int worker, PlannedTrial planned, int attempt, string reason, bool retried)
    {
        lock (_gate)
        {
            var record = new AttemptRecord(settings.Experiment, planned.Index, attempt, reason, time.GetUtcNow());
            store.AddAttempt(record);
            _failedAttempts++;
            observer.OnAttemptFailed(worker, record, retried);
        }
    }

    /// <summary>Stores a trained trial.</summary>
    public void Trained(int worker, PlannedTrial planned, int attempts, TrialResult result)
    {
        var (state, error, best, reason) = result.Outcome switch
        {
            TrialOutcome.Completed completed => (TrialState.Completed, completed.Error, completed.BestError, (string?)null),
            TrialOutcome.Pruned pruned => (TrialState.Pruned, pruned.Error, pruned.BestError, pruned.Reason),
            TrialOutcome.Diverged diverged => (TrialState.Diverged, diverged.Error, BestOf(result), $"the loss became NaN or infinite in epoch {diverged.Epoch}"),
            var other => throw new InvalidOperationException($"{other} is no result to store."),
        };
        Store(worker, Record(planned, attempts) with
        {
            State = state,
            Error = error,
            BestError = best,
            Reason = reason,
            Rungs = result.Rungs,
            Seconds = result.Seconds,
            Environment = result.Environment,
        });
    }

    /// <summary>Stores a trial whose last attempt failed.</summary>
    public void Failed(int worker, PlannedTrial planned, int attempts, string reason, double seconds) =>
        Store(worker, Record(planned, attempts) with { Reason = reason, Seconds = seconds });

    /// <summary>What the run has done so far.</summary>
    public RunSummary Summary(RunTotals totals, double seconds)
    {
        lock (_gate)
        {
            return new RunSummary
            {
                Outcome = _finished.Values.Sum() < totals.ToTrain ? RunOutcome.Interrupted : RunOutcome.Finished,
                Planned = totals.Planned,
                FinishedBefore = totals.FinishedBefore,
                Completed = _finished.GetValueOrDefault(TrialState.Completed),
                Diverged = _finished.GetValueOrDefault(TrialState.Diverged),
                Pruned = _finished.GetValueOrDefault(TrialState.Pruned),
                Failed = _finished.GetValueOrDefault(TrialState.Failed),
                FailedAttempts = _failedAttempts,
                Seconds = seconds,
            };
        }
    }

    private static double? BestOf(TrialResult result)
    {
        var errors = result.Rungs.SelectMany(rung => rung.Epochs).Select(epoch => epoch.ValidationError).Where(double.IsFinite);
        return errors.Any() ? errors.Min() : null;
    }

    private void Store(int worker, TrialRecord trial)
    {
        lock (_gate)
        {
            store.AddTrial(trial);
            weights?.Keep(trial);
            _finished[trial.State] = _finished.GetValueOrDefault(trial.State) + 1;
            observer.OnTrialFinished(worker, trial);
        }
    }

    private TrialRecord Record(PlannedTrial planned, int attempts) => new()
    {
        Experiment = settings.Experiment,
        Index = planned.Index,
        Config = planned.Config,
        Hash = planned.Hash,
        Seed = planned.Seed,
        Complexity = planned.Complexity,
        Training = planned.Training,
        State = TrialState.Failed,
        Error = null,
        BestError = null,
        Rungs = [],
        Seconds = 0,
        Attempts = attempts,
        Environment = null,
        Reason = null,
        FinishedAt = time.GetUtcNow(),
    };
}
