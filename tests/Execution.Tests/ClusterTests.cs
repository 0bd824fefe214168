using System.Collections.Concurrent;
using System.Threading.Channels;
using Explorer.Execution.Channels;
using Explorer.Execution.Channels.Wire;
using Explorer.Execution.Clusters;

namespace Explorer.Execution.Tests;

/// <summary>A coordinator and its agents, each failing in its way.</summary>
public sealed class ClusterTests : IDisposable
{
    private readonly Cluster _cluster = new();
    private readonly RecordingObserver _observer = new();
    private readonly ConcurrentQueue<TrialRequest> _requests = [];

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Run_TwoAgents_StoresEveryTrialOnceAndSendsThemHome()
    {
        using var test = new TestStore(trials: 12);
        await using var workforce = await _cluster.StartAsync();
        var agents = new[] { _cluster.AgentAsync("a", Train, slots: 2), _cluster.AgentAsync("b", Train) };
        var summary = await RunAsync(test, workforce);

        Assert.Equal((RunOutcome.Finished, 12, 0), (summary.Outcome, summary.Completed, summary.FailedAttempts));
        Assert.Equal(Enumerable.Range(0, 12), test.Store.Trials(Samples.Experiment).Select(trial => trial.Index));
        Assert.Equal(Enumerable.Range(0, 12), _requests.Select(request => request.Index).Order());
        Assert.All(_requests, request => Assert.EndsWith("-suspended.safetensors", request.SuspendPath, StringComparison.Ordinal));
        await workforce.CancelAsync(isOver: true);
        var codes = await Task.WhenAll(agents);
        Assert.Equal([0, 0], codes);
        Assert.Contains(_observer.Events, told => told.StartsWith("epoch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_NoAgentForLong_WaitsForOne()
    {
        using var test = new TestStore(trials: 1);
        await using var workforce = await _cluster.StartAsync();
        var running = RunAsync(test, workforce);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.False(running.IsCompleted);
        var agent = _cluster.AgentAsync("late", Train);
        Assert.Equal(1, (await running).Completed);
        await workforce.CancelAsync(isOver: true);
        await agent;
    }

    /// <summary>Oftener than limits.retries: none of it is an attempt.</summary>
    [Fact]
    public async Task Run_WarnedAgents_HandTheirTrainingBackAndCountNoAttempt()
    {
        using var test = new TestStore(trials: 1);
        await using var workforce = await _cluster.StartAsync();
        var running = RunAsync(test, workforce);
        var resumed = new List<string?>();
        for (var preempted = 0; preempted < 3; preempted++)
        {
            using var warned = new CancellationTokenSource();
            using var begun = new ManualResetEventSlim();
            var agent = _cluster.AgentAsync($"preempted{preempted}", (request, observer, _) =>
            {
                resumed.Add(request.ResumePath);
                begun.Set();
                Assert.True(SpinWait.SpinUntil(() => observer.IsSuspensionWanted, TimeSpan.FromSeconds(30)));
                File.WriteAllText(request.SuspendPath!, "a checkpoint");
                throw new TrainingSuspendedException(1);
            }, warned: warned);
            Assert.True(begun.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
            await warned.CancelAsync();
            Assert.Equal(0, await agent);
        }

        var last = _cluster.AgentAsync("last", Train);
        var summary = await running;
        Assert.Equal((1, 0), (summary.Completed, summary.FailedAttempts));
        Assert.Equal(1, test.Store.Trials(Samples.Experiment)[0].Attempts);

        // Each goes on from where the one before was suspended, in a file of that one's lease.
        var paths = resumed.Append(_requests.Single().ResumePath).ToList();
        Assert.Null(paths[0]);
        Assert.Equal(3, paths.Skip(1).Distinct().Count(path => path is not null));
        Assert.False(Directory.Exists(Path.Combine(_cluster.Folder, "checkpoints")));
        await workforce.CancelAsync(isOver: true);
        await last;
    }

    [Fact]
    public async Task Run_AttemptFails_CountsAndIsTriedAgain()
    {
        using var test = new TestStore(trials: 2);
        await using var workforce = await _cluster.StartAsync();
        var failed = 0;
        var agent = _cluster.AgentAsync("a", (request, observer, cancellation) =>
            request.Index == 0 && Interlocked.Increment(ref failed) == 1 ? throw new InvalidOperationException("a bad day") : Train(request, observer, cancellation));
        var summary = await RunAsync(test, workforce);
        Assert.Equal((2, 1), (summary.Completed, summary.FailedAttempts));
        Assert.Contains("a bad day", test.Store.Attempts(Samples.Experiment)[0].Reason, StringComparison.Ordinal);
        await workforce.CancelAsync(isOver: true);
        await agent;
    }

    /// <summary>A coordinator that ends in mid-training, and the next one on another port.</summary>
    [Fact]
    public async Task Run_CoordinatorReplaced_TakesTheRunningTrainingBack()
    {
        using var test = new TestStore(trials: 3);
        using var begun = new CountdownEvent(2);
        using var goOn = new ManualResetEventSlim();
        Task<int> agent;
        var first = await _cluster.StartAsync();
        await using (first)
        {
            agent = _cluster.AgentAsync("a", (request, observer, cancellation) =>
            {
                if (begun.CurrentCount > 0)
                    begun.Signal();
                Assert.True(goOn.Wait(TimeSpan.FromSeconds(60), CancellationToken.None));
                return Train(request, observer, cancellation);
            }, slots: 2);
            using var interrupt = new CancellationTokenSource();
            var running = new Coordinator(test.Store, first, _cluster.Settings(2), _observer).RunAsync(interrupt.Token);
            Assert.True(begun.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
            await interrupt.CancelAsync();
            Assert.Equal(RunOutcome.Interrupted, (await running).Outcome);
        }

        await using var second = await _cluster.StartAsync();
        Assert.Equal((0, 1), (first.Epoch, second.Epoch));
        var going = RunAsync(test, second);

        // One ends while nobody listens, or just after: both ways it is stored once.
        goOn.Set();
        Assert.Equal(3, (await going).Completed);
        Assert.Equal(3, _requests.Count);
        await second.CancelAsync(isOver: true);
        Assert.Equal(0, await agent);
    }

    /// <summary>An agent that comes back between a coordinator's start and its run, with a result.</summary>
    [Fact]
    public async Task Run_ResultToldBeforeTheRunBegins_IsStored()
    {
        using var test = new TestStore(trials: 1);
        Train train;
        await using (var first = await _cluster.StartAsync())
        {
            using var interrupt = new CancellationTokenSource();
            var interrupted = new Coordinator(test.Store, first, _cluster.Settings(1), _observer).RunAsync(interrupt.Token);
            using var before = await StreamAsync("early");
            train = (await before.HearAsync(ToAgent.KindOneofCase.Train)).Train;
            await interrupt.CancelAsync();
            await interrupted;
        }

        await using var workforce = await _cluster.StartAsync();
        using var stream = await StreamAsync("early", new Held { Training = train.Training, IsOver = true });
        stream.Say(new FromAgent { Ended = new Ended { Training = train.Training, Trained = TrialsJson.Serialize(Samples.Completed(TrialsJson.Deserialize<TrialRequest>(train.Request), 0.25)) } });
        stream.Say(new FromAgent { Ping = new Ping() });
        await stream.HearAsync(ToAgent.KindOneofCase.Pong);

        Assert.Equal((1, 0), await Ends(RunAsync(test, workforce)));
        Assert.Equal(train.Training.Lease, (await stream.HearAsync(ToAgent.KindOneofCase.Settled)).Settled.Lease);
    }

    [Fact]
    public async Task Run_AgentCutAndReplaced_LateResultCountsOnceAndTheOtherIsDropped()
    {
        using var test = new TestStore(trials: 2);
        await using var workforce = await _cluster.StartAsync();
        var running = RunAsync(test, workforce);
        using var zombie = await StreamAsync("zombie");
        var train = (await zombie.HearAsync(ToAgent.KindOneofCase.Train)).Train;
        zombie.Cut();
        Assert.True(SpinWait.SpinUntil(() => _observer.Events.Any(told => told.StartsWith("back 0", StringComparison.Ordinal)), TimeSpan.FromSeconds(30)));

        // Others get it after a while; the zombie comes back with the result first.
        using var slow = new ManualResetEventSlim();
        var other = _cluster.AgentAsync("other", (request, observer, cancellation) =>
        {
            slow.Wait(cancellation);
            return Train(request, observer, cancellation);
        });
        Assert.True(SpinWait.SpinUntil(() => _observer.Events.Count(told => told == "trial 0 attempt 1") == 2, TimeSpan.FromSeconds(30)));
        using var back = await StreamAsync("zombie", new Held { Training = train.Training, IsOver = true });
        var result = Samples.Completed(TrialsJson.Deserialize<TrialRequest>(train.Request), 0.25);
        back.Say(new FromAgent { Ended = new Ended { Training = train.Training, Trained = TrialsJson.Serialize(result) } });
        Assert.Equal(train.Training.Lease, (await back.HearAsync(ToAgent.KindOneofCase.Settled)).Settled.Lease);
        back.Say(new FromAgent { Ended = new Ended { Training = train.Training, Trained = TrialsJson.Serialize(Samples.Completed(TrialsJson.Deserialize<TrialRequest>(train.Request), 0.75)) } });
        Assert.Equal(train.Training.Lease, (await back.HearAsync(ToAgent.KindOneofCase.Settled)).Settled.Lease);
        back.Say(new FromAgent { Leaving = new Leaving { Why = "done" } });
        slow.Set();
        Assert.Equal((2, 0), await Ends(running));
        Assert.Equal(0.25, test.Store.Trials(Samples.Experiment)[0].Error);
        Assert.Contains(_cluster.Said, line => line.Contains("a second result of rung 1", StringComparison.Ordinal));
        await workforce.CancelAsync(isOver: true);
        back.Cut();
        await other;
    }

    [Fact]
    public async Task Run_InputAtFault_EndsTheRunWithItsProblems()
    {
        using var test = new TestStore(trials: 2);
        await using var workforce = await _cluster.StartAsync();
        var agent = _cluster.AgentAsync("a", (_, _, _) => throw new InvalidInputException("cifar10", [new Problem("$.data.name", "no such file")]));
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync(test, workforce));
        Assert.Equal("no such file", error.Problems[0].Message);
        Assert.Empty(test.Store.Trials(Samples.Experiment));
        await workforce.CancelAsync(isOver: true);
        await agent;
    }

    [Fact]
    public async Task Run_AgentOfAnotherProgram_Refused()
    {
        await using var workforce = await _cluster.StartAsync();
        Assert.Equal(1, await _cluster.AgentAsync("old", Train, code: "d"));
        Assert.Contains(_cluster.Said, line => line.StartsWith("old: refused: this program is d", StringComparison.Ordinal));
    }

    private static async Task<(int, int)> Ends(Task<RunSummary> running)
    {
        var summary = await running;
        return (summary.Completed, summary.FailedAttempts);
    }

    private Task<RunSummary> RunAsync(TestStore test, ClusterWorkforce workforce) =>
        new Coordinator(test.Store, workforce, _cluster.Settings(2), _observer).RunAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(90));

    private TrialResult Train(TrialRequest request, ITrialObserver observer, CancellationToken cancellation)
    {
        _requests.Enqueue(request);
        observer.OnEpoch(Samples.Epoch(1, 0.5));
        return Samples.Completed(request, 0.5);
    }

    /// <summary>An agent's stream by hand.</summary>
    private async Task<Stream> StreamAsync(string id, params Held[] held)
    {
        var stream = new Stream(CoordinatorAddress.Read(_cluster.Folder)!);
        var hello = new Hello { Agent = id, Node = "here", Slots = 1, Code = "c" };
        hello.Held.AddRange(held);
        stream.Say(new FromAgent { Hello = hello });
        await Task.Yield();
        return stream;
    }

    private sealed class Stream : IDisposable
    {
        private readonly Channel<FromAgent> _outbound = System.Threading.Channels.Channel.CreateUnbounded<FromAgent>();
        private readonly Channel<ToAgent> _heard = System.Threading.Channels.Channel.CreateUnbounded<ToAgent>();
        private readonly CancellationTokenSource _over = new();

        public Stream(CoordinatorAddress address) =>
            _ = ChannelClient.TalkAsync(address, "127.0.0.1", _outbound.Reader, message => _heard.Writer.TryWrite(message), _over.Token);

        public void Say(FromAgent message) => _outbound.Writer.TryWrite(message);

        public async Task<ToAgent> HearAsync(ToAgent.KindOneofCase kind)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (true)
            {
                if (await _heard.Reader.ReadAsync(patience.Token) is { } message && message.KindCase == kind)
                    return message;
            }
        }

        public void Cut() => _over.Cancel();

        public void Dispose() => _over.Dispose();
    }
}
