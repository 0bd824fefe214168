using Explorer.Execution.Clusters;

namespace Explorer.Execution.Tests;

/// <summary>Agents that end before the run does, each for a reason of its own.</summary>
public sealed class AgentEndTests : IDisposable
{
    private readonly Cluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    /// <summary>Nothing is due, and others still train: its node is free for somebody else.</summary>
    [Fact]
    public async Task Run_NothingToTrainForLong_SendsTheAgentHomeAndTheOthersTrainOn()
    {
        using var test = new TestStore(trials: 1);
        using var goOn = new ManualResetEventSlim();
        await using var workforce = await _cluster.StartAsync(settings => settings with { IdlePatience = TimeSpan.FromSeconds(1) });
        var running = RunAsync(test, workforce);
        Task<int>[] agents =
        [
            .. ((string[])["a", "b"]).Select(id => _cluster.AgentAsync(id, (request, _, _) =>
            {
                Assert.True(goOn.Wait(TimeSpan.FromSeconds(30), CancellationToken.None));
                return Samples.Completed(request, 0.5);
            })),
        ];
        var idle = await Task.WhenAny(agents).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(0, await idle);
        Assert.False(running.IsCompleted);
        Assert.Contains(_cluster.Said, line => line.EndsWith("has nothing to train and is sent home", StringComparison.Ordinal));
        goOn.Set();
        var summary = await running;
        Assert.Equal((1, 0), (summary.Completed, summary.FailedAttempts));
        await workforce.CancelAsync(isOver: true);
        await Task.WhenAll(agents);
    }

    /// <summary>Without a word from Slurm: what is left of its job's time is no more than an epoch needs.</summary>
    [Fact]
    public async Task Run_JobEndsWithinAnEpoch_SuspendsWithoutBeingWarned()
    {
        using var test = new TestStore(trials: 1);
        await using var workforce = await _cluster.StartAsync();
        var running = RunAsync(test, workforce);
        var ending = _cluster.AgentAsync("ending", (request, observer, _) =>
        {
            observer.OnEpoch(Samples.Epoch(1, 0.5) with { Seconds = 600 });
            Assert.True(SpinWait.SpinUntil(() => observer.IsSuspensionWanted, TimeSpan.FromSeconds(30)));
            File.WriteAllText(request.SuspendPath!, "a checkpoint");
            throw new TrainingSuspendedException(1);
        }, endsAt: TimeProvider.System.GetUtcNow().AddMinutes(12));
        Assert.Equal(0, await ending.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Contains(_cluster.Said, line => line.Contains("an epoch takes up to 600 s", StringComparison.Ordinal));

        // Enough is left to this one.
        string? resumed = null;
        var last = _cluster.AgentAsync("last", (request, observer, _) =>
        {
            resumed = request.ResumePath;
            observer.OnEpoch(Samples.Epoch(1, 0.5) with { Seconds = 600 });
            Assert.False(SpinWait.SpinUntil(() => observer.IsSuspensionWanted, TimeSpan.FromSeconds(2)));
            return Samples.Completed(request, 0.5);
        }, endsAt: TimeProvider.System.GetUtcNow().AddMinutes(14));
        var summary = await running;
        Assert.Equal((1, 0), (summary.Completed, summary.FailedAttempts));
        Assert.NotNull(resumed);
        await workforce.CancelAsync(isOver: true);
        await last;
    }

    private Task<RunSummary> RunAsync(TestStore test, ClusterWorkforce workforce) =>
        new Coordinator(test.Store, workforce, _cluster.Settings(2), new RecordingObserver()).RunAsync(TestContext.Current.CancellationToken);
}
