namespace Explorer.Execution.Runs;

/// <summary>
/// Hands a scheduler's trainings out on lease: ready, leased, then over, or ready again. Who finds none waits until a training
/// elsewhere makes one due.
/// </summary>
/// <param name="scheduler">Where the run stands.</param>
/// <param name="trials">The planned trials, by index.</param>
/// <param name="ladder">The rungs of a trial.</param>
/// <param name="begun">Trials that have a finished rung.</param>
/// <param name="failedAttempts">Attempts of a trial that failed in earlier runs.</param>
/// <param name="limit">Most trainings to hand out; null for all.</param>
/// <param name="leases">How the ids of its leases begin.</param>
internal sealed class JobQueue(
    ITrialScheduler scheduler,
    IReadOnlyDictionary<int, PlannedTrial> trials,
    Func<PlannedTrial, IReadOnlyList<PlannedRung>> ladder,
    ISet<int> begun,
    Dictionary<int, int> failedAttempts,
    int? limit,
    string leases = "0")
{
    private readonly Lock _gate = new();
    private int _left = limit ?? int.MaxValue;
    private int _given;

    // Trainings that count as under way for the scheduler; without a lease where they are ready again, and then in the list too.
    private readonly Dictionary<TrialRung, Lease?> _open = [];
    private readonly LinkedList<TrialJob> _handedBack = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether nothing is under way and nothing is left to hand out in this run.</summary>
    public bool IsOver
    {
        get
        {
            lock (_gate)
                return _open.Count == 0 && (_left == 0 || scheduler.IsDone);
        }
    }

    /// <summary>Takes the next training, waiting for one where that may come; null where none will.</summary>
    public async Task<Lease?> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Next(out var isDone) is { } lease)
                    return lease;
                if (isDone)
                    return null;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    /// <summary>The next training; null where none is due.</summary>
    public Lease? TryTake()
    {
        lock (_gate)
            return Next(out _);
    }

    /// <summary>Takes a training that a worker has under a lease that was lost, or is of a coordinator before this one.</summary>
    /// <param name="rung">The training.</param>
    /// <param name="id">The lease.</param>
    /// <param name="isOver">Whether it brings the result, which is taken from whoever has the training now.</param>
    /// <returns>The lease; null where the training is stored, not due, or somebody else has it.</returns>
    public Lease? Adopt(TrialRung rung, string id, bool isOver)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(rung, out var current))
            {
                if (!scheduler.TryBegin(rung))
                    return null;
                _left = Math.Max(0, _left - 1);
                return Give(Job(rung), id);
            }

            if (current is not null)
                return current.Id == id ? current : isOver ? Give(current.Job, id) : null;
            var job = _handedBack.First(job => new TrialRung(job.Trial.Index, job.Rung) == rung);
            _handedBack.Remove(job);
            return Give(job, id);
        }
    }

    /// <summary>Makes a training ready again, before all others.</summary>
    /// <returns>Whether it was still out on that lease.</returns>
    public bool HandBack(Lease lease)
    {
        lock (_gate)
        {
            if (!IsOut(lease))
                return false;
            _open[lease.Rung] = null;
            _handedBack.AddLast(lease.Job);
            Signal();
            return true;
        }
    }

    /// <summary>Whether a training is out on that lease.</summary>
    public bool IsOut(Lease lease)
    {
        lock (_gate)
            return _open.TryGetValue(lease.Rung, out var current) && current?.Id == lease.Id;
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

    /// <summary>Ends trainings, while nothing is handed out: what their ends decide is due only after they are stored.</summary>
    public void Settle(Action settle)
    {
        lock (_gate)
        {
            settle();
            Signal();
        }
    }

    /// <summary>A training is over; see <see cref="ITrialScheduler.Report"/>.</summary>
    public IReadOnlyList<TrialVerdict> Report(Lease lease, double? error)
    {
        lock (_gate)
        {
            _open.Remove(lease.Rung);
            return scheduler.Report(lease.Rung, error);
        }
    }

    /// <summary>A trial ends in mid-training; see <see cref="ITrialScheduler.Leave"/>.</summary>
    public IReadOnlyList<TrialVerdict> Leave(Lease lease, TrialState state, string? reason)
    {
        lock (_gate)
        {
            _open.Remove(lease.Rung);
            return scheduler.Leave(lease.Job.Trial.Index, state, reason);
        }
    }

    private Lease? Next(out bool isDone)
    {
        isDone = false;
        if (_handedBack.First is { Value: var again })
        {
            _handedBack.RemoveFirst();
            return Give(again);
        }

        switch (_left == 0 ? new SchedulerStep.Done() : scheduler.Next())
        {
            case SchedulerStep.Train(var due):
                _left--;
                return Give(Job(due));
            case SchedulerStep.Done:
                isDone = true;
                return null;
            default:
                return null;
        }
    }

    private TrialJob Job(TrialRung due)
    {
        var trial = trials[due.Trial];
        return new TrialJob(trial, ladder(trial), due.Rung, begun.Add(due.Trial));
    }

    private Lease Give(TrialJob job, string? id = null)
    {
        var lease = new Lease(id ?? string.Create(CultureInfo.InvariantCulture, $"{leases}-{++_given}"), job);
        _open[lease.Rung] = lease;
        return lease;
    }

    private void Signal()
    {
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
