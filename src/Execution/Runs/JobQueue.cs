namespace Explorer.Execution.Runs;

/// <summary>Hands a scheduler's trainings to the slots; one that finds none waits until a training elsewhere makes one due.</summary>
/// <param name="scheduler">Where the run stands.</param>
/// <param name="trials">The planned trials, by index.</param>
/// <param name="ladder">The rungs of a trial.</param>
/// <param name="begun">Trials that have a finished rung.</param>
/// <param name="failedAttempts">Attempts of a trial that failed in earlier runs.</param>
/// <param name="limit">Most trainings to hand out; null for all.</param>
internal sealed class JobQueue(
    ITrialScheduler scheduler,
    IReadOnlyDictionary<int, PlannedTrial> trials,
    Func<PlannedTrial, IReadOnlyList<PlannedRung>> ladder,
    ISet<int> begun,
    Dictionary<int, int> failedAttempts,
    int? limit)
{
    private readonly Lock _gate = new();
    private int _left = limit ?? int.MaxValue;
    private int _underWay;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether nothing is under way and nothing is left to hand out in this run.</summary>
    public bool IsOver
    {
        get
        {
            lock (_gate)
                return _underWay == 0 && (_left == 0 || scheduler.Next() is SchedulerStep.Done);
        }
    }

    /// <summary>Takes the next training, waiting for one where that may come; null where none will.</summary>
    public async Task<TrialJob?> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                cancellation.ThrowIfCancellationRequested();
                switch (_left == 0 ? new SchedulerStep.Done() : scheduler.Next())
                {
                    case SchedulerStep.Train(var job):
                        _left--;
                        _underWay++;
                        var trial = trials[job.Trial];
                        return new TrialJob(trial, ladder(trial), job.Rung, begun.Add(job.Trial));
                    case SchedulerStep.Done:
                        return null;
                    default:
                        changed = _changed.Task;
                        break;
                }
            }

            await changed.WaitAsync(cancellation);
        }
    }

    /// <summary>Attempts of a trial that failed so far.</summary>
    public int FailedAttempts(int trial)
    {
        lock (_gate)
            return failedAttempts.GetValueOrDefault(trial);
    }

    /// <summary>Counts a failed attempt.</summary>
    public void AttemptFailed(int trial)
    {
        lock (_gate)
            failedAttempts[trial] = failedAttempts.GetValueOrDefault(trial) + 1;
    }

    /// <summary>A training is over; see <see cref="ITrialScheduler.Report"/>.</summary>
    public IReadOnlyList<TrialVerdict> Report(TrialJob job, double? error) =>
        Over(() => scheduler.Report(new TrialRung(job.Trial.Index, job.Rung), error));

    /// <summary>A trial ends in mid-training; see <see cref="ITrialScheduler.Leave"/>.</summary>
    public IReadOnlyList<TrialVerdict> Leave(TrialJob job, TrialState state, string? reason) =>
        Over(() => scheduler.Leave(job.Trial.Index, state, reason));

    private IReadOnlyList<TrialVerdict> Over(Func<IReadOnlyList<TrialVerdict>> tell)
    {
        lock (_gate)
        {
            _underWay--;
            var verdicts = tell();
            var changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.SetResult();
            return verdicts;
        }
    }
}
