using Explorer.Execution.Channels.Wire;
using Explorer.Execution.Runs;

namespace Explorer.Execution.Agents;

/// <summary>One place for a worker of an agent, with its process. Trains one thing at a time.</summary>
/// <param name="number">From 0.</param>
/// <param name="launcher">Starts the processes.</param>
/// <param name="settings">The agent's.</param>
/// <param name="time">Clock.</param>
internal sealed class AgentSlot(int number, IWorkerLauncher launcher, AgentSettings settings, TimeProvider time) : IAsyncDisposable
{
    private CancellationTokenSource _abandon = new();
    private volatile WorkerSession? _session;
    private volatile bool _isSuspensionWanted;
    private Task _work = Task.CompletedTask;

    /// <summary>From 0.</summary>
    public int Number => number;

    /// <summary>What it trains; null for nothing. The agent's to set.</summary>
    public Channels.Wire.Training? Current { get; set; }

    /// <summary>Whether no worker could be started: another one will not be either.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Trains, after what it may still be ending.</summary>
    /// <param name="train">What.</param>
    /// <param name="ready">Told of a new process.</param>
    /// <param name="progress">Told of steps and epochs.</param>
    /// <param name="ended">Told how it ended; null where it was abandoned.</param>
    public void Start(Train train, Action<Ready> ready, Action<WorkerMessage> progress, Action<Ended?> ended)
    {
        Current = train.Training;
        _isSuspensionWanted = false;
        _abandon = new CancellationTokenSource();
        var (before, abandon) = (_work, _abandon.Token);
        _work = Task.Run(async () =>
        {
            await before;
            var end = new Ended { Training = train.Training };
            ended(await TryTrainAsync(train, end, ready, progress, abandon) ? end : null);
        });
    }

    /// <summary>Asks for the training to be suspended after its epoch; may be asked again.</summary>
    public void Suspend()
    {
        _isSuspensionWanted = true;
        _session?.Suspend();
    }

    /// <summary>Ends the training at once; nobody wants it.</summary>
    public void Abandon() => _abandon.Cancel();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _abandon.CancelAsync();
        await _work;
        if (_session is { } session)
            await session.CloseAsync();
        _abandon.Dispose();
    }

    private async Task<bool> TryTrainAsync(Train train, Ended end, Action<Ready> ready, Action<WorkerMessage> progress, CancellationToken abandon)
    {
        try
        {
            await TrainAsync(train, end, ready, progress, abandon);
            return true;
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            await EndWorkerAsync();
            return false;
        }
        catch (InvalidInputException e)
        {
            end.InvalidInput = TrialsJson.Serialize<WorkerMessage>(new WorkerMessage.InvalidInput(e.Origin, e.Problems.ToValueList()));
        }
        catch (DiskFaultException e)
        {
            end.GeneralFault = $"{settings.Node}: {e.InnerException?.Message ?? e.Message}";
        }
        catch (Exception e)
        {
            // Whatever went wrong costs this attempt only.
            await EndWorkerAsync();
            end.Failure = new Failure { Reason = $"{e.GetType().Name}: {e.Message}" };
        }

        return true;
    }

    private async Task TrainAsync(Train train, Ended end, Action<Ready> ready, Action<WorkerMessage> progress, CancellationToken abandon)
    {
        var request = TrialsJson.Deserialize<TrialRequest>(train.Request);
        request = request with { DataDirectory = settings.DataOnNode(request.DataDirectory) };
        var limits = TrialsJson.Deserialize<Limits>(train.Limits);
        for (var start = 1; ; start++)
        {
            var isLast = start >= settings.Workers.StartAttempts;
            try
            {
                if (_session is null)
                {
                    _session = await WorkerSession.StartAsync(launcher, settings.Workers, time, abandon);
                    ready(new Ready { Slot = number, Process = _session.Pid, Engine = _session.Engine });
                }
            }
            catch (WorkerStartException e)
            {
                if (!isLast)
                    continue;
                IsBroken = true;
                end.Failure = new Failure { Reason = e.Message };
                return;
            }

            if (_isSuspensionWanted)
            {
                end.SuspendedAfter = 0;
                return;
            }

            switch (await _session.TrainAsync(request, limits, progress, abandon))
            {
                case AttemptResult.Trained trained:
                    end.Trained = TrialsJson.Serialize(trained.Trial);
                    return;
                case AttemptResult.Suspended suspended:
                    end.SuspendedAfter = suspended.Epoch;
                    return;
                case AttemptResult.NotStarted lost:
                    await EndWorkerAsync();
                    if (!isLast)
                        continue;
                    end.Failure = new Failure { Reason = lost.Reason };
                    return;
                case AttemptResult.Failed failed:
                    await EndWorkerAsync();
                    end.Failure = new Failure { Reason = failed.Reason, Seconds = failed.Seconds };
                    return;
            }
        }
    }

    private async Task EndWorkerAsync()
    {
        if (_session is { } session)
            await session.DisposeAsync();
        _session = null;
    }
}
