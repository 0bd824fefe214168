using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Explorer.Execution.Channels;
using Explorer.Execution.Runs;
using Explorer.Execution.Slurm;

namespace Explorer.Execution.Clusters;

/// <summary>
/// Agents on other machines, which live as long as the command or longer: the next coordinator of the run finds them again. All
/// that is known of agents, leases and jobs is touched by one loop alone; streams, timers and Slurm's commands only tell it.
/// </summary>
public sealed class ClusterWorkforce : Workforce, IAsyncDisposable
{
    private const int TokenBytes = 32;

    // Results stored in one transaction, at most.
    private const int MostAtOnce = 64;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private readonly ClusterSettings _settings;
    private readonly SlurmOrder? _order;
    private readonly TimeProvider _time;
    private readonly Channel<Action> _inbox = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _over = new();
    private readonly X509Certificate2 _certificate;
    private readonly AgentRoster _roster;
    private readonly AgentLeases _leases;
    private readonly SlurmFleet? _fleet;
    private readonly Task _loop;
    private readonly List<Task> _timers = [];
    private ChannelServer? _server;
    private readonly long _began;
    private bool _isReunited;
    private int _runs;
    private int _wanted;
    private JobCounts? _told;
    private Run? _run;

    private ClusterWorkforce(ClusterSettings settings, SlurmOrder? order, int epoch, Action<string> tell, TimeProvider time)
    {
        (_settings, _order, Epoch, _time, _began, _isReunited) = (settings, order, epoch, time, time.GetTimestamp(), epoch == 0);
        _certificate = ChannelCertificate.Create(time.GetUtcNow());
        _fleet = order is null ? null : new SlurmFleet(order, Post, tell);
        _leases = new AgentLeases(settings, () => _roster!.Agents, tell) { Delivered = job => _fleet?.Delivered(job) };
        _roster = new AgentRoster(settings, _leases, tell, time) { Broken = why => _fleet?.Broken(why), SentHome = job => _fleet?.SentHome(job) };
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Number of this coordinator among those of the run's folder, from 0.</summary>
    public int Epoch { get; }

    /// <summary>Listens for agents, and says in the run's folder where.</summary>
    /// <param name="settings">How the run trains.</param>
    /// <param name="order">What to ask of Slurm; null for nothing: agents are started by somebody else.</param>
    /// <param name="tell">Told in lines of what happens to agents and jobs.</param>
    /// <param name="time">Clock; null for the system's.</param>
    /// <exception cref="InvalidInputException">The port cannot be had.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static async Task<ClusterWorkforce> StartAsync(ClusterSettings settings, SlurmOrder? order, Action<string> tell, TimeProvider? time = null)
    {
        var epoch = CoordinatorAddress.Read(settings.Folder) is { } before ? before.Epoch + 1 : 0;
        var workforce = new ClusterWorkforce(settings, order, epoch, tell, time ?? TimeProvider.System);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        workforce._server = await ChannelServer.StartAsync(
            settings.Listen, settings.Port, workforce._certificate, token, (link, message) => workforce.Post(() => workforce._roster.Hear(link, message)));
        new CoordinatorAddress
        {
            Epoch = epoch,
            Hosts = settings.Hosts,
            Port = workforce._server.Port,
            Token = token,
            Certificate = ChannelCertificate.HashOf(workforce._certificate),
        }.Write(settings.Folder);
        workforce._timers.Add(Task.Run(() => workforce.RepeatAsync(Beat, workforce.LookAsync)));
        if (workforce._fleet is not null)
            workforce._timers.Add(Task.Run(() => workforce.RepeatAsync(settings.PollPace, workforce.PollAsync)));
        return workforce;
    }

    /// <summary>Ends the run's jobs.</summary>
    /// <param name="isOver">Whether nothing is left to train: agents are sent home first. They suspend what they train otherwise, as far as Slurm gives them time.</param>
    /// <returns>What Slurm objects to; empty for nothing.</returns>
    public async Task<string> CancelAsync(bool isOver)
    {
        if (isOver)
            Post(_roster.Dismiss);
        for (var waited = TimeSpan.Zero; isOver && waited < Farewell && _roster.Agents.Count > 0; waited += Beat / 5)
            await Task.Delay(Beat / 5, _time);
        return _order is null ? "" : await SlurmCommands.CancelAsync(_order.Name);
    }

    /// <summary>Listens no more; agents go on with what they have and wait for the next coordinator.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        await Task.WhenAll(_timers);
        _inbox.Writer.TryComplete();
        await _loop;
        _certificate.Dispose();
        _over.Dispose();
    }

    /// <inheritdoc/>
    internal override string NextLeases() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}-{++_runs}");

    /// <inheritdoc/>
    internal override async Task RunAsync(LeaseDesk desk, int workers, CancellationToken cancellation)
    {
        var run = new Run(desk);
        Post(() =>
        {
            _run = run;
            _wanted = (workers + _settings.WorkersPerJob - 1) / _settings.WorkersPerJob;
            _told = null;
            _leases.Begin(desk);
        });
        try
        {
            await run.Over.Task.WaitAsync(cancellation);
        }
        finally
        {
            // What agents have when a run is interrupted they keep: the next coordinator asks for it.
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Post(() =>
            {
                _run = null;
                _leases.End(keepsLeases: cancellation.IsCancellationRequested);
                ended.SetResult();
            });
            await ended.Task;
        }
    }

    private void Post(Action what) => _inbox.Writer.TryWrite(what);

    private async Task LoopAsync()
    {
        while (await _inbox.Reader.WaitToReadAsync())
        {
            try
            {
                for (var done = 0; done < MostAtOnce && _inbox.Reader.TryRead(out var act); done++)
                    act();
                _leases.Commit();
                if (_run is not null)
                    Feed();
            }
            catch (Exception e)
            {
                // The run's end, as the failure of a worker of this machine would be.
                _run?.Over.TrySetException(e);
                _run = null;
            }
        }
    }

    private void Feed()
    {
        _fleet?.Brake();
        if (!_isReunited)
        {
            var here = _roster.Agents.Where(agent => agent.Link is not null).Select(agent => agent.Job).ToHashSet(StringComparer.Ordinal);
            var areAllBack = _fleet is { IsKnown: true } fleet && fleet.Running.All(here.Contains);
            _isReunited = areAllBack || _time.GetElapsedTime(_began) > _settings.ReunionPatience;
        }

        if (_isReunited)
            _leases.Feed();
        if (_run!.Desk.Queue.IsOver)
        {
            _run.Over.TrySetResult();
            _run = null;
        }
    }

    private Task LookAsync()
    {
        Post(() =>
        {
            _roster.Look(job => _fleet?.IsGone(job) == true);
            if (_run is null || _fleet is null || _fleet.Counts(_roster.Lost) is var counts && counts == _told)
                return;
            _told = _fleet.Counts(_roster.Lost);
            _run.Desk.Tell(observer => observer.OnJobs(_told));
        });
        return Task.CompletedTask;
    }

    // In the loop as far as it looks at agents; squeue runs beside it.
    private async Task PollAsync()
    {
        var polled = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            var wanted = _run is null ? 0 : _wanted;
            var here = _roster.Agents.Where(agent => agent.Link is not null).Select(agent => agent.Job).Distinct(StringComparer.Ordinal).ToList();
            polled.SetResult(_run is null ? Task.CompletedTask : _fleet!.PollAsync(wanted, here, maySubmit: !_leases.HasNothingDue));
        });
        await await polled.Task.WaitAsync(_over.Token);
    }

    private async Task RepeatAsync(TimeSpan pace, Func<Task> what)
    {
        try
        {
            while (true)
            {
                await what();
                await Task.Delay(pace, _time, _over.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
        catch (InvalidInputException e)
        {
            Post(() => ExceptionDispatchInfo.Throw(e));
        }
    }

    private sealed record Run(LeaseDesk Desk)
    {
        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
