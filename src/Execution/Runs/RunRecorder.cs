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
        {
            var end = new Ending(NoWorker, null, null, [.. verdicts.Select(Record)]);
            Store([end]);
            Tell(end);
        }
    }

    /// <summary>Logs a failed attempt.</summary>
    public void AttemptFailed(int worker, int trial, string reason, bool retried)
    {
        lock (_gate)
        {
            queue.AttemptFailed(trial);
            var record = new AttemptRecord(settings.Experiment, trial, queue.FailedAttempts(trial), reason, time.GetUtcNow());
            store.AddAttempt(record);
            _failedAttempts++;
            observer.OnAttemptFailed(worker, record, retried);
        }
    }

    /// <summary>
    /// Stores trainings and every trial whose end they decide, in one transaction. One that is out on another lease by now, or is
    /// stored, is dropped: the first result of a rung counts.
    /// </summary>
    /// <exception cref="InvalidInputException">One was on other images than those before it: nothing of it is stored.</exception>
    public void Trained(params IReadOnlyList<Training> trainings)
    {
        lock (_gate)
        {
            var ends = new List<Ending>();
            Training? other = null;
            queue.Settle(() =>
            {
                foreach (var training in trainings.Where(training => queue.IsOut(training.Lease)))
                {
                    if (HasSameImages(training.Result.Environment.DataHash))
                    {
                        ends.Add(Judge(training));
                    }
                    else
                    {
                        other ??= training;
                    }
                }

                Store(ends);
            });
            ends.ForEach(Tell);
            if (other is not null)
                throw OtherImages(other.Result.Environment.DataHash);
        }
    }

    /// <summary>Stores a trial whose last attempt failed, and those whose end that decides.</summary>
    public void Failed(int worker, Lease lease, string reason, double seconds)
    {
        lock (_gate)
        {
            var index = lease.Job.Trial.Index;
            Ending? end = null;
            queue.Settle(() =>
            {
                var verdicts = queue.Leave(lease, TrialState.Failed, reason);
                end = new Ending(worker, lease, null, [.. verdicts.Select(end => end.Trial == index ? records.Of(end, queue.FailedAttempts(index), seconds) : Record(end))]);
                Store([end]);
            });
            Tell(end!);
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

    private bool HasSameImages(string hash) => hash == TrialEnvironment.UnknownData || (_images ??= hash) == hash;

    private InvalidInputException OtherImages(string hash) =>
        new(settings.Experiment, [new Problem("$.data.name", $"the images of '{settings.Data.Name}' were replaced while the run was at work: the hash of those of the training that has just ended is {hash}, that of the trainings before it {_images}; that training is not stored; bring those images back, and the same command goes on")]);

    private TrialRecord Record(TrialVerdict verdict) => records.Of(verdict, queue.FailedAttempts(verdict.Trial) + 1);

    private Ending Judge(Training training)
    {
        var (worker, lease, result) = training;
        var index = lease.Job.Trial.Index;
        var rung = records.Add(lease.Job, result, worker);
        if (result.Outcome is TrialOutcome.Pruned pruned)
        {
            // The trainer's own rule ended it in mid-rung: no finished rung, but a finished trial.
            var ends = queue.Leave(lease, TrialState.Pruned, pruned.Reason);
            return new Ending(worker, lease, null, [.. ends.Select(end => end.Trial == index ? Record(end) with { Outcome = pruned } : Record(end))]);
        }

        var diverged = result.Outcome as TrialOutcome.Diverged;
        var verdicts = queue.Report(lease, diverged is null ? rung.Result.Error : null);
        return new Ending(worker, lease, rung, [.. verdicts.Select(end => Record(end.Trial == index && diverged is not null ? end with { Reason = diverged.Reason } : end))]);
    }

    // Where there is one rung the trial says it all.
    private static RungRecord? Rung(Ending ending) => ending.Lease?.Job.Ladder.Count > 1 ? ending.Rung : null;

    private void Store(IReadOnlyList<Ending> endings)
    {
        if (endings.Count > 0)
            store.AddRungs([.. endings.Select(Rung).OfType<RungRecord>()], [.. endings.SelectMany(ending => ending.Trials)]);
    }

    private void Tell(Ending ending)
    {
        if (Rung(ending) is { } rung)
        {
            checkpoints?.RungStored(rung.Index, rung.Rung);
            observer.OnRungFinished(ending.Worker, ending.Lease!.Job.Trial, rung);
        }

        foreach (var trial in ending.Trials)
        {
            weights?.Keep(trial, settings.WorkersOutlive && ending.Lease?.Job.Trial.Index == trial.Index ? ending.Lease.Id : null);
            checkpoints?.DropBefore(trial.Index, Math.Max(1, settings.Fidelity.Rungs.Count));
            _finished[trial.State] = _finished.GetValueOrDefault(trial.State) + 1;
            observer.OnTrialFinished(ending.Worker, trial);
        }
    }

    /// <summary>What the end of a training decides.</summary>
    /// <param name="Worker">Who trained.</param>
    /// <param name="Lease">The training; null for none.</param>
    /// <param name="Rung">Its finished rung; null where it finished none.</param>
    /// <param name="Trials">The trials that end.</param>
    private sealed record Ending(int Worker, Lease? Lease, RungRecord? Rung, IReadOnlyList<TrialRecord> Trials);
}

/// <summary>A training that gave a result.</summary>
/// <param name="Worker">Who trained.</param>
/// <param name="Lease">The training.</param>
/// <param name="Result">The result.</param>
internal sealed record Training(int Worker, Lease Lease, TrialResult Result);
