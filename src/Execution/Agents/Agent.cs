using System.Threading.Channels;
using Explorer.Execution.Channels;
using Explorer.Execution.Channels.Wire;

namespace Explorer.Execution.Agents;

/// <summary>
/// A node's part of a run: dials to the coordinator, has what it is told trained by workers of its machine, and keeps what they
/// gave until it is stored. Everything but the trainings themselves happens on one thread at a time.
/// </summary>
public sealed class Agent
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    // Told to end without a coordinator to tell: what was suspended stands in its file.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    // Kept for handing back, and a part of the longest epoch, since the next may be longer.
    private static readonly TimeSpan EndMargin = TimeSpan.FromSeconds(10);
    private const double EpochMargin = 1.25;
    private readonly AgentSettings _settings;
    private readonly Action<string> _log;
    private readonly TimeProvider _time;
    private readonly Channel<Action> _inbox = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly AgentSlot[] _slots;
    private readonly Dictionary<string, Told> _progress = new(StringComparer.Ordinal);
    private readonly List<(Ended End, int Slot)> _unsettled = [];
    private ChannelWriter<FromAgent>? _outbound;
    private CancellationTokenSource? _stream;
    private string? _leaving;
    private int? _exitCode;
    private long _leavingSince;
    private long _heard;
    private long _dialed;
    private long _pinged;
    private double _longestEpoch;

    /// <summary>An agent that has not begun.</summary>
    /// <param name="settings">What it is.</param>
    /// <param name="launcher">What starts the worker processes of a slot.</param>
    /// <param name="log">Told in lines of what happens.</param>
    /// <param name="time">Clock; null for the system's.</param>
    public Agent(AgentSettings settings, Func<int, IWorkerLauncher> launcher, Action<string> log, TimeProvider? time = null)
    {
        (_settings, _log, _time) = (settings, log, time ?? TimeProvider.System);
        _slots = [.. Enumerable.Range(0, settings.Slots).Select(number => new AgentSlot(number, launcher(number), settings, _time))];
        _heard = _time.GetTimestamp();
    }

    /// <summary>Works until it is sent home, warned or left alone.</summary>
    /// <param name="warned">The job is about to end: trainings are suspended and handed back.</param>
    /// <returns>The exit code: 0, or 1 where it could not do its work.</returns>
    public async Task<int> RunAsync(CancellationToken warned)
    {
        using var over = new CancellationTokenSource();
        using var warning = warned.Register(() => _inbox.Writer.TryWrite(() => Leave("told to end")));
        var dialing = Task.Run(() => DialAsync(over.Token), CancellationToken.None);
        var ticking = Task.Run(() => TickAsync(over.Token), CancellationToken.None);
        await foreach (var act in _inbox.Reader.ReadAllAsync(CancellationToken.None))
        {
            act();
            if (_exitCode is not null)
                break;
        }

        _outbound?.TryComplete();
        await Task.WhenAny(dialing, Task.Delay(Beat, _time, CancellationToken.None));
        await over.CancelAsync();
        await Task.WhenAll(dialing, ticking);
        foreach (var slot in _slots)
            await slot.DisposeAsync();
        return _exitCode!.Value;
    }

    private async Task DialAsync(CancellationToken over)
    {
        string? said = null;
        for (var attempt = 0; !over.IsCancellationRequested; attempt++)
        {
            var why = "no coordinator.json in " + _settings.Folder;
            if (CoordinatorAddress.Read(_settings.Folder) is { Hosts.Count: > 0 } address)
            {
                using var stream = CancellationTokenSource.CreateLinkedTokenSource(over);
                var outbound = Channel.CreateUnbounded<FromAgent>();
                _inbox.Writer.TryWrite(() => Connect(outbound.Writer, stream));
                var host = address.Hosts[attempt % address.Hosts.Count];
                why = $"{host}:{address.Port.ToString(CultureInfo.InvariantCulture)}: " + await ChannelClient.TalkAsync(address, host, outbound.Reader, message => _inbox.Writer.TryWrite(() => Hear(message)), stream.Token);
                _inbox.Writer.TryWrite(Disconnect);
            }

            if (why != said && !over.IsCancellationRequested)
                _log(why);
            said = why;
            await Task.WhenAny(Task.Delay(Beat, _time, over));
        }
    }

    private async Task TickAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(Beat, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                _inbox.Writer.TryWrite(Tick);
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private void Connect(ChannelWriter<FromAgent> outbound, CancellationTokenSource stream)
    {
        (_outbound, _stream, _dialed) = (outbound, stream, _time.GetTimestamp());
        var hello = new Hello { Agent = _settings.Id, Job = _settings.Job, Node = _settings.Node, Slots = _settings.Slots, Code = _settings.Code, Leaving = _leaving is not null };
        hello.Held.AddRange(_unsettled.Select(told => new Held { Training = told.End.Training, Slot = told.Slot, IsOver = true }));
        hello.Held.AddRange(_slots.Where(slot => slot.Current is not null).Select(slot => new Held { Training = slot.Current, Slot = slot.Number }));
        Send(new FromAgent { Hello = hello });
        foreach (var (end, _) in _unsettled)
            Send(new FromAgent { Ended = end });
    }

    private void Disconnect() => (_outbound, _stream) = (null, null);

    private void Send(FromAgent message) => _outbound?.TryWrite(message);

    private void Hear(ToAgent message)
    {
        _heard = _time.GetTimestamp();
        switch (message.KindCase)
        {
            case ToAgent.KindOneofCase.Train:
                Train(message.Train);
                break;
            case ToAgent.KindOneofCase.Settled:
                _unsettled.RemoveAll(told => told.End.Training.Lease == message.Settled.Lease);
                EndIfDone();
                break;
            case ToAgent.KindOneofCase.Abandon:
                _log($"nobody wants lease {message.Abandon.Lease} any more");
                _unsettled.RemoveAll(told => told.End.Training.Lease == message.Abandon.Lease);
                Array.Find(_slots, slot => slot.Current?.Lease == message.Abandon.Lease)?.Abandon();
                break;
            case ToAgent.KindOneofCase.Leave:
                _log("sent home");
                _exitCode = 0;
                break;
            case ToAgent.KindOneofCase.Refusal:
                _log($"refused: {message.Refusal.Why}");
                _exitCode = 1;
                break;
        }
    }

    private void Train(Train train)
    {
        var slot = _slots[train.Slot];
        if (_leaving is not null)
        {
            Over(new Ended { Training = train.Training, SuspendedAfter = 0 }, slot);
            return;
        }

        var told = _progress[train.Training.Lease] = new Told();
        _log($"trial {train.Training.Trial.ToString(CultureInfo.InvariantCulture)} at rung {train.Training.Rung.ToString(CultureInfo.InvariantCulture)}, lease {train.Training.Lease}");
        slot.Start(
            train,
            ready => _inbox.Writer.TryWrite(() => Send(new FromAgent { Ready = ready })),
            message =>
            {
                told.Add(message);
                if (message is not WorkerMessage.Epoch epoch)
                    return;
                _inbox.Writer.TryWrite(() => _longestEpoch = Math.Max(_longestEpoch, epoch.Metrics.Seconds));
                _log(string.Create(CultureInfo.InvariantCulture, $"trial {train.Training.Trial}: epoch {epoch.Metrics.Epoch} of lease {train.Training.Lease}"));
            },
            ended => _inbox.Writer.TryWrite(() => Finish(slot, train.Training.Lease, ended)));
    }

    private void Finish(AgentSlot slot, string lease, Ended? ended)
    {
        if (_progress.Remove(lease, out var told))
            Flush(lease, told);
        if (slot.Current?.Lease == lease)
            slot.Current = null;
        if (slot.IsBroken)
        {
            // Its failure is the machine's and not the trial's.
            var why = ended?.Failure?.Reason ?? "no worker can be started";
            Leave($"no worker can be started on {_settings.Node}: {why}", isBroken: true);
            ended = ended is null ? null : new Ended { Training = ended.Training, SuspendedAfter = 0 };
        }

        if (ended is not null)
            Over(ended, slot);
        EndIfDone();
    }

    private void Over(Ended ended, AgentSlot slot)
    {
        _unsettled.Add((ended, slot.Number));
        Send(new FromAgent { Ended = ended });
    }

    private void Leave(string why, bool isBroken = false)
    {
        if (_leaving is not null)
            return;
        _log($"leaving: {why}");
        (_leaving, _leavingSince) = (why, _time.GetTimestamp());
        Send(new FromAgent { Leaving = new Leaving { Why = why, Broken = isBroken } });
        SuspendAll();
        EndIfDone();
    }

    private void SuspendAll()
    {
        foreach (var slot in _slots.Where(slot => slot.Current is not null))
            slot.Suspend();
    }

    private void EndIfDone()
    {
        if (_leaving is null || _slots.Any(slot => slot.Current is not null))
            return;
        if (_unsettled.Count == 0 || (_outbound is null && _time.GetElapsedTime(_leavingSince) > Farewell))
            _exitCode = _slots.Any(slot => slot.IsBroken) ? 1 : 0;
    }

    private void Tick()
    {
        var silence = _time.GetElapsedTime(_heard);
        if (_outbound is not null && silence > _settings.Silence && _time.GetElapsedTime(_dialed) > _settings.Silence)
            _stream?.Cancel();
        if (silence > _settings.Patience)
            Leave(string.Create(CultureInfo.InvariantCulture, $"no coordinator for {silence.TotalMinutes:0.#} minutes"));
        if (_longestEpoch > 0 && _settings.EndsAt - _time.GetUtcNow() is { } left && left < EndMargin + TimeSpan.FromSeconds(EpochMargin * _longestEpoch))
            Leave(string.Create(CultureInfo.InvariantCulture, $"its job ends in {left.TotalSeconds:0} s, and an epoch takes up to {_longestEpoch:0.#} s"));
        if (_time.GetElapsedTime(_pinged) >= _settings.PingPace)
        {
            _pinged = _time.GetTimestamp();
            Send(new FromAgent { Ping = new Ping() });
        }

        foreach (var (lease, told) in _progress)
        {
            if (_time.GetElapsedTime(told.At) >= _settings.ProgressPace)
            {
                told.At = _time.GetTimestamp();
                Flush(lease, told);
            }
        }

        if (_leaving is not null)
        {
            SuspendAll();
            EndIfDone();
        }
    }

    private void Flush(string lease, Told told)
    {
        var progress = new Progress { Lease = lease };
        progress.Messages.AddRange(told.Take().Select(TrialsJson.Serialize));
        if (progress.Messages.Count > 0)
            Send(new FromAgent { Progress = progress });
    }

    /// <summary>What a training told since it was last passed on: its epochs, and of its steps the last. Safe for several threads.</summary>
    private sealed class Told
    {
        private readonly List<WorkerMessage> _messages = [];

        public long At { get; set; }

        public void Add(WorkerMessage message)
        {
            lock (_messages)
            {
                if (_messages is [.., WorkerMessage.Step])
                    _messages.RemoveAt(_messages.Count - 1);
                _messages.Add(message);
            }
        }

        public WorkerMessage[] Take()
        {
            lock (_messages)
            {
                WorkerMessage[] taken = [.. _messages];
                _messages.Clear();
                return taken;
            }
        }
    }
}
