namespace Explorer.Execution.Runs;

/// <summary>One place for a worker: keeps a process in it and feeds it trainings until there are none.</summary>
/// <param name="number">From 0.</param>
/// <param name="launcher">Starts the processes.</param>
/// <param name="desk">Where trainings are had, shared by all slots.</param>
/// <param name="time">Clock.</param>
internal sealed class WorkerSlot(int number, IWorkerLauncher launcher, LeaseDesk desk, TimeProvider time)
{
    private readonly WorkerSettings _settings = desk.Settings.Workers;
    private WorkerSession? _session;

    private string Device => _settings.Devices[number % _settings.Devices.Count];

    /// <summary>Works until nothing is left to train.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (await desk.Queue.TakeAsync(cancellation) is { } lease)
                await TrainAsync(lease, cancellation);

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

    private async Task TrainAsync(Lease lease, CancellationToken cancellation)
    {
        for (var start = 1; ; start++)
        {
            var session = await ReadySessionAsync(cancellation);
            var request = desk.Begin(lease, number, Device);
            switch (await session.TrainAsync(request, desk.Settings.Limits, message => desk.Progress(number, lease, message), cancellation))
            {
                case AttemptResult.Trained trained:
                    desk.Trained(new Training(number, lease, trained.Trial));
                    return;
                case AttemptResult.Suspended suspended:
                    desk.HandBack(number, lease, string.Create(CultureInfo.InvariantCulture, $"suspended after epoch {suspended.Epoch}"));
                    return;
                case AttemptResult.NotStarted lost:
                    await LoseAsync(lost.Reason);
                    if (start < _settings.StartAttempts)
                        continue;
                    desk.Failed(number, lease, lost.Reason, seconds: 0);
                    return;
                case AttemptResult.Failed failed:
                    await LoseAsync(failed.Reason);
                    desk.Failed(number, lease, failed.Reason, failed.Seconds);
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
                var session = await WorkerSession.StartAsync(launcher, _settings, time, cancellation);
                _session = session;
                desk.Tell(observer => observer.OnWorkerReady(number, session.Pid, Device, session.Engine));
            }
            catch (WorkerStartException e) when (attempt < _settings.StartAttempts)
            {
                desk.Tell(observer => observer.OnWorkerLost(number, e.Message));
            }
            catch (WorkerStartException e)
            {
                throw new WorkerStartException(
                    string.Create(CultureInfo.InvariantCulture, $"no worker can be started: {_settings.StartAttempts} attempts in a row failed; the last: {e.Message}"), e.ExitCode);
            }
        }

        return _session;
    }

    private async Task LoseAsync(string reason)
    {
        await _session!.DisposeAsync();
        _session = null;
        desk.Tell(observer => observer.OnWorkerLost(number, reason));
    }
}
