namespace Explorer.Execution.Runs;

/// <summary>Where those who train get trainings on lease and bring back how they ended.</summary>
/// <param name="settings">The run.</param>
/// <param name="queue">What to train and the attempts that trials have had.</param>
/// <param name="recorder">Where results go.</param>
/// <param name="weights">Where weights go; null for nowhere.</param>
/// <param name="checkpoints">Where checkpoints go; null for nowhere.</param>
internal sealed class LeaseDesk(RunSettings settings, JobQueue queue, RunRecorder recorder, WeightsKeeper? weights, CheckpointKeeper? checkpoints)
{
    /// <summary>The run.</summary>
    public RunSettings Settings => settings;

    /// <summary>What there is to lease.</summary>
    public JobQueue Queue => queue;

    /// <summary>Tells the run's observer something.</summary>
    public void Tell(Action<IRunObserver> what) => recorder.Tell(what);

    /// <summary>Makes the request of a training that is about to start, and tells of the start.</summary>
    /// <param name="lease">The training.</param>
    /// <param name="worker">Who will train.</param>
    /// <param name="device">On what.</param>
    /// <exception cref="DiskFaultException">The disk is too full for its checkpoint.</exception>
    public TrialRequest Begin(Lease lease, int worker, string device)
    {
        var job = lease.Job;
        if (job.IsContinued)
            checkpoints?.RequireRoom(job.Trial);
        Started(lease, worker);
        return TrialRequest.Of(settings.Experiment, job.Trial, settings.Data, job.PlannedRung.Fidelity) with
        {
            ScheduleEpochs = job.PlannedRung.ScheduleEpochs,
            ResumePath = checkpoints?.ResumePathOf(lease),
            CheckpointPath = job.IsContinued ? checkpoints?.PathOf(lease) : null,
            SuspendPath = checkpoints?.SuspendPathOf(lease),
            Proxies = job.IsFirst ? settings.Fidelity.Proxies : [],
            DataDirectory = settings.DataDirectory,
            Device = device,
            Threads = settings.Workers.Threads,
            WeightsPath = job.IsLast ? weights?.PartPath(job.Trial.Index, settings.WorkersOutlive ? lease.Id : null) : null,
        };
    }

    /// <summary>Takes over a training that is under way, see <see cref="JobQueue.Adopt"/>.</summary>
    public Lease? Adopt(TrialRung rung, string id, bool isOver)
    {
        if (queue.Adopt(rung, id, isOver) is not { } lease)
            return null;

        // Known from now on, so that they are found and removed in their time.
        checkpoints?.SuspendPathOf(lease);
        if (lease.Job.IsContinued)
            checkpoints?.PathOf(lease);
        return lease;
    }

    /// <summary>Tells that a training is under way at a worker.</summary>
    public void Started(Lease lease, int worker)
    {
        var attempt = queue.FailedAttempts(lease.Job.Trial.Index) + 1;
        recorder.Tell(observer => observer.OnTrialStarted(worker, lease.Job.Trial, lease.Job.PlannedRung, attempt));
    }

    /// <summary>Tells how far a training is.</summary>
    public void Progress(int worker, Lease lease, WorkerMessage message) => recorder.Tell(observer =>
    {
        if (message is WorkerMessage.Step step)
        {
            observer.OnStep(worker, lease.Job.Trial, step.Progress);
        }
        else if (message is WorkerMessage.Epoch epoch)
        {
            observer.OnEpoch(worker, lease.Job.Trial, epoch.Metrics);
        }
    });

    /// <summary>Stores trainings, see <see cref="RunRecorder.Trained"/>.</summary>
    public void Trained(params IReadOnlyList<Training> trainings) => recorder.Trained(trainings);

    /// <summary>Counts a failed attempt: the training is ready again, or its trial is stored as failed.</summary>
    public void Failed(int worker, Lease lease, string reason, double seconds)
    {
        if (!queue.IsOut(lease))
            return;
        var retried = queue.FailedAttempts(lease.Job.Trial.Index) < settings.Limits.Retries;
        recorder.AttemptFailed(worker, lease.Job.Trial.Index, reason, retried);
        if (retried)
        {
            queue.HandBack(lease);
        }
        else
        {
            recorder.Failed(worker, lease, reason, seconds);
        }
    }

    /// <summary>Makes a training ready again that was suspended, or whose worker is lost through no fault of its own: no attempt is counted.</summary>
    public void HandBack(int worker, Lease lease, string reason)
    {
        if (queue.HandBack(lease))
            recorder.Tell(observer => observer.OnHandedBack(worker, lease.Job.Trial, reason));
    }
}
