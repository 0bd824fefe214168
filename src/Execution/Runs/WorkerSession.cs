using System.Text.Json;

namespace Explorer.Execution.Runs;

/// <summary>The coordinator's talk with one worker process.</summary>
internal sealed class WorkerSession : IAsyncDisposable
{
    private const int KillSignalExit = 128 + 9;
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(5);

    // A worker that closed its output is ending; how it did is worth waiting for, on a busy machine too.
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(30);
    private readonly IWorker _worker;
    private readonly WorkerSettings _settings;
    private readonly TimeProvider _time;
    private readonly LineReader _reader;
    private readonly MessageWriter _writer;

    private WorkerSession(IWorker worker, WorkerSettings settings, TimeProvider time)
    {
        _worker = worker;
        _settings = settings;
        _time = time;
        _reader = new LineReader(worker.Output);
        _writer = new MessageWriter(worker.Input);
    }

    /// <summary>Process id of the worker.</summary>
    public int Pid => _worker.Id;

    /// <summary>Engine and version.</summary>
    public string Engine { get; private set; } = "";

    /// <summary>Starts a worker and waits until it is ready.</summary>
    /// <exception cref="WorkerStartException">It ended or fell silent before.</exception>
    /// <exception cref="InvalidInputException">It found its input at fault.</exception>
    public static async Task<WorkerSession> StartAsync(IWorkerLauncher launcher, WorkerSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        var session = new WorkerSession(launcher.Launch(), settings, time);
        try
        {
            session.Engine = await session.ReadyAsync(cancellation).WaitAsync(settings.StartPatience, time, cancellation);
            return session;
        }
        catch (TimeoutException)
        {
            await session.DisposeAsync();
            throw new WorkerStartException(string.Create(CultureInfo.InvariantCulture, $"the worker was not ready after {settings.StartPatience.TotalSeconds:0} seconds{session.LastWords()}"));
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has one trial trained.</summary>
    /// <param name="request">The trial.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="progress">Told of steps and epochs.</param>
    /// <param name="cancellation">Ends the wait; the worker is to be disposed then.</param>
    /// <exception cref="InvalidInputException">The worker found its input at fault.</exception>
    /// <exception cref="DiskFaultException">The machine fails every trial alike, as with a full disk.</exception>
    public async Task<AttemptResult> TrainAsync(TrialRequest request, Limits limits, Action<WorkerMessage> progress, CancellationToken cancellation)
    {
        // Waiting for a worker ends with the worker, whether or not its stream heeds the token.
        using var kill = cancellation.Register(_worker.Kill);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watchdog = new Watchdog(_worker, limits, _settings, _time);
        var watching = watchdog.WatchAsync(over.Token);
        var isAccepted = false;
        try
        {
            _writer.Write<CoordinatorMessage>(new CoordinatorMessage.Train(request));
            while (true)
            {
                switch (await ReadAsync(cancellation))
                {
                    case null:
                        return await GoneAsync(watchdog, isAccepted, cancellation);
                    case WorkerMessage.Result result:
                        return Judge(result.Trial);
                    case WorkerMessage.Suspended suspended:
                        return new AttemptResult.Suspended(suspended.AfterEpoch);
                    case WorkerMessage.InvalidInput invalid:
                        throw new InvalidInputException(invalid.Origin, invalid.Problems);
                    case WorkerMessage.Fault { IsGeneral: true } fault:
                        throw new DiskFaultException(
                            $"{fault.Message}. Every trial finished before is kept; the same command goes on from there", new IOException(fault.Message));
                    case WorkerMessage.Fault fault:
                        return new AttemptResult.Failed(fault.Message, watchdog.Seconds);
                    case WorkerMessage.Accepted:
                        isAccepted = true;
                        watchdog.Alive();
                        break;
                    case var message:
                        watchdog.Alive();
                        progress(message);
                        break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return new AttemptResult.Failed($"wrote what is no message: {e.Message}", watchdog.Seconds);
        }
        catch (IOException)
        {
            return await GoneAsync(watchdog, isAccepted, cancellation);
        }
        finally
        {
            await over.CancelAsync();
            await watching;
        }
    }

    /// <summary>Asks for the training under way to be suspended after its epoch.</summary>
    public void Suspend()
    {
        try
        {
            _writer.Write<CoordinatorMessage>(new CoordinatorMessage.Suspend());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Gone: its attempt ends with that.
        }
    }

    /// <summary>Asks the worker to exit and waits a little; then ends it.</summary>
    public async Task CloseAsync()
    {
        try
        {
            _worker.Input.Close();
        }
        catch (IOException)
        {
            // Gone already.
        }

        await Task.WhenAny(_worker.Exited, Task.Delay(ExitPatience, _time));
        await DisposeAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    private async Task<AttemptResult> GoneAsync(Watchdog watchdog, bool isAccepted, CancellationToken cancellation)
    {
        var reason = watchdog.Reason ?? await EndAsync(cancellation);
        return isAccepted || watchdog.Reason is not null
            ? new AttemptResult.Failed(reason, watchdog.Seconds)
            : new AttemptResult.NotStarted(reason);
    }

    /// <summary>How the worker ended, in words; ends it where it only closed its output.</summary>
    private async Task<string> EndAsync(CancellationToken cancellation)
    {
        await Task.WhenAny(_worker.Exited, Task.Delay(EndPatience, _time, cancellation));
        cancellation.ThrowIfCancellationRequested();
        if (!_worker.Exited.IsCompleted)
        {
            _worker.Kill();
            return "closed its output without ending" + LastWords();
        }

        var code = await _worker.Exited;
        var how = code switch
        {
            KillSignalExit => "was killed by signal 9 (as the system does where memory runs out)",
            > 128 and < 160 => string.Create(CultureInfo.InvariantCulture, $"crashed with signal {code - 128}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"ended by itself with exit code {code}"),
        };
        return how + LastWords();
    }

    private static AttemptResult Judge(TrialResult trial)
    {
        if (trial.Outcome is TrialOutcome.Failed failed)
            return new AttemptResult.Failed(failed.Reason, trial.Seconds);

        // Also false for NaN: such a result must not reach the store, where it would never change again.
        var (_, error, best, _) = trial.Outcome.Loose();
        return (error, best ?? error) is ( >= 0 and <= 1, >= 0 and <= 1)
            ? new AttemptResult.Trained(trial)
            : new AttemptResult.Failed(string.Create(CultureInfo.InvariantCulture, $"gave the errors {error} and {best ?? error}, outside [0, 1]"), trial.Seconds);
    }

    private async Task<string> ReadyAsync(CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(cancellation) switch
            {
                WorkerMessage.Ready ready => ready.Engine,
                WorkerMessage.InvalidInput invalid => throw new InvalidInputException(invalid.Origin, invalid.Problems),
                null => throw new WorkerStartException("the worker " + await EndAsync(cancellation), _worker.Exited.IsCompleted ? await _worker.Exited : null),
                var other => throw new WorkerStartException($"the worker's first message was {other.GetType().Name}, expected Ready"),
            };
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidDataException)
        {
            throw new WorkerStartException($"the worker wrote what is no message: {e.Message}{LastWords()}");
        }
    }

    private async ValueTask<WorkerMessage?> ReadAsync(CancellationToken cancellation)
    {
        var line = await _reader.ReadAsync(cancellation);
        if (line is null)
            return null;

        try
        {
            return TrialsJson.Deserialize<WorkerMessage>(line);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            const int Shown = 200;
            throw new JsonException(line.Length <= Shown ? line : line[..Shown] + "…", e);
        }
    }

    private string LastWords() => _worker.ErrorTail is { Length: > 0 } tail ? "; it last wrote: " + tail : "";
}
