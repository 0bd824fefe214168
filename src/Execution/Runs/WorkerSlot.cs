namespace Explorer.Execution.Runs;

/// <summary>One place for a worker: keeps a process in it and feeds it trainings until there are none.</summary>
/// <param name="number">From 0.</param>
/// <param name="launcher">Starts the processes.</param>
/// <param name="settings">The run's.</param>
/// <param name="queue">What to train and the attempts that trials have had, shared by all slots.</param>
/// <param name="recorder">Where results go.</param>
/// <param name="weights">Where weights go; null for nowhere.</param>
/// <param name="checkpoints">Where checkpoints go; null for nowhere.</param>
/// <param name="time">Clock.</param>
internal sealed class WorkerSlot(
    int number, IWorkerLauncher launcher, RunSettings settings, JobQueue queue, RunRecorder recorder, WeightsKeeper? weights, CheckpointKeeper? checkpoints, TimeProvider time)
{
    private WorkerSession? _session;

    private string Device => settings.Workers.Devices[number % settings.Workers.Devices.Count];

    /// <summary>Works until nothing is left to train.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (await queue.TakeAsync(cancellation) is { } job)
                await TrainAsync(job, cancellation);

            cancellation.ThrowIfCancellationRequested();
            if (_session is not null)
                await _session.CloseAsync();
        }
        finally
        {
            if (_session is not null)
                await _session.DisposeAsync();
        }
    }

    private async Task TrainAsync(TrialJob job, CancellationToken cancellation)
    {
        var notStarted = 0;
        while (true)
        {
            if (job.IsContinued)
                checkpoints?.RequireRoom(job.Trial);

            var session = await ReadySessionAsync(cancellation);
            var attempt = queue.FailedAttempts(job.Trial.Index) + 1;
            recorder.Tell(observer => observer.OnTrialStarted(number, job.Trial, job.PlannedRung, attempt));
            var result = await session.TrainAsync(Request(job), settings.Limits, message => Progress(job.Trial, message), cancellation);
            if (result is AttemptResult.NotStarted lost && ++notStarted < settings.Workers.StartAttempts)
            {
                await LoseAsync(lost.Reason);
                continue;
            }

            if (result is AttemptResult.Trained trained)
            {
                recorder.Trained(number, job, trained.Trial);
                return;
            }

            var (reason, seconds) = result is AttemptResult.Failed failed ? (failed.Reason, failed.Seconds) : (((AttemptResult.NotStarted)result).Reason, 0);
            var retried = attempt <= settings.Limits.Retries;
            await LoseAsync(reason);
            recorder.AttemptFailed(number, job, reason, retried);
            if (!retried)
            {
                recorder.Failed(number, job, reason, seconds);
                return;
            }
        }
    }

    private async Task<WorkerSession> ReadySessionAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; _session is null; attempt++)
        {
            try
            {
                var session = await WorkerSession.StartAsync(launcher, settings.Workers, time, cancellation);
                _session = session;
                recorder.Tell(observer => observer.OnWorkerReady(number, session.Pid, Device, session.Engine));
            }
            catch (WorkerStartException e) when (attempt < settings.Workers.StartAttempts)
            {
                recorder.Tell(observer => observer.OnWorkerLost(number, e.Message));
            }
            catch (WorkerStartException e)
            {
                throw new WorkerStartException(
                    string.Create(CultureInfo.InvariantCulture, $"no worker can be started: {settings.Workers.StartAttempts} attempts in a row failed; the last: {e.Message}"), e.ExitCode);
            }
        }

        return _session;
    }

    private async Task LoseAsync(string reason)
    {
        await _session!.DisposeAsync();
        _session = null;
        recorder.Tell(observer => observer.OnWorkerLost(number, reason));
    }

    private void Progress(PlannedTrial planned, WorkerMessage message) => recorder.Tell(observer =>
    {
        if (message is WorkerMessage.Step step)
        {
            observer.OnStep(number, planned, step.Progress);
        }
        else if (message is WorkerMessage.Epoch epoch)
        {
            observer.OnEpoch(number, planned, epoch.Metrics);
        }
    });

    private TrialRequest Request(TrialJob job) => TrialRequest.Of(settings.Experiment, job.Trial, settings.Data, job.PlannedRung.Fidelity) with
    {
        ScheduleEpochs = job.PlannedRung.ScheduleEpochs,
        ResumePath = job.Continues ? checkpoints?.PathOf(job.Trial.Index, job.Rung - 1) : null,
        CheckpointPath = job.IsContinued ? checkpoints?.PathOf(job.Trial.Index, job.Rung) : null,
        Proxies = job.IsFirst ? settings.Fidelity.Proxies : [],
        DataDirectory = settings.DataDirectory,
        Device = Device,
        Threads = settings.Workers.Threads,
        WeightsPath = job.IsLast ? weights?.PartPath(job.Trial.Index) : null,
    };
}
