using System.Globalization;
using Explorer.Execution.Launching;
using Explorer.Execution.Protocol;
using Explorer.SearchSpace;
using Explorer.Trials;

namespace Explorer.Execution.Runs;

/// <summary>One place for a worker: keeps a process in it and feeds it trials until there are none.</summary>
/// <param name="number">From 0.</param>
/// <param name="launcher">Starts the processes.</param>
/// <param name="settings">The run's.</param>
/// <param name="queue">Trials to train and the attempts they have had, shared by all slots.</param>
/// <param name="recorder">Where results go.</param>
/// <param name="weights">Where weights go; null for nowhere.</param>
/// <param name="time">Clock.</param>
internal sealed class WorkerSlot(
    int number, IWorkerLauncher launcher, RunSettings settings, TrialQueue queue, RunRecorder recorder, WeightsKeeper? weights, TimeProvider time)
{
    private WorkerSession? _session;

    private string Device => settings.Workers.Devices[number % settings.Workers.Devices.Count];

    /// <summary>Works until no trial is left.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested && queue.TryTake(out var planned, out var attempts))
            {
                await TrainAsync(planned, attempts, cancellation);
            }

            cancellation.ThrowIfCancellationRequested();
            if (_session is not null)
            {
                await _session.CloseAsync();
            }
        }
        finally
        {
            if (_session is not null)
            {
                await _session.DisposeAsync();
            }
        }
    }

    private async Task TrainAsync(PlannedTrial planned, int attempts, CancellationToken cancellation)
    {
        var notStarted = 0;
        while (true)
        {
            var session = await ReadySessionAsync(cancellation);
            recorder.Tell(observer => observer.OnTrialStarted(number, planned, attempts + 1));
            var result = await session.TrainAsync(Request(planned), settings.Limits, message => Progress(planned, message), cancellation);
            if (result is AttemptResult.NotStarted lost && ++notStarted < settings.Workers.StartAttempts)
            {
                await LoseAsync(lost.Reason);
                continue;
            }

            attempts++;
            if (result is AttemptResult.Trained trained)
            {
                recorder.Trained(number, planned, attempts, trained.Trial);
                return;
            }

            var (reason, seconds) = result is AttemptResult.Failed failed ? (failed.Reason, failed.Seconds) : (((AttemptResult.NotStarted)result).Reason, 0);
            var retried = attempts <= settings.Limits.Retries;
            await LoseAsync(reason);
            recorder.AttemptFailed(number, planned, attempts, reason, retried);
            if (!retried)
            {
                recorder.Failed(number, planned, attempts, reason, seconds);
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
            observer.OnStep(number, planned, step.EpochNumber, step.StepNumber, step.Steps, step.ImagesPerSecond);
        }
        else if (message is WorkerMessage.Epoch epoch)
        {
            observer.OnEpoch(number, planned, epoch.Metrics);
        }
    });

    private TrialRequest Request(PlannedTrial planned) => new()
    {
        Experiment = settings.Experiment,
        Index = planned.Index,
        Config = planned.Config,
        Hash = planned.Hash,
        Seed = planned.Seed,
        Training = planned.Training,
        Data = settings.Data,
        Fidelity = settings.Fidelity ?? new Fidelity { Epochs = planned.Training.Epochs },
        DataDirectory = settings.DataDirectory,
        Device = Device,
        Threads = settings.Workers.Threads,
        WeightsPath = weights?.PartPath(planned.Index),
    };
}
