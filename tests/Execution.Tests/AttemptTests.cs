namespace Explorer.Execution.Tests;

/// <summary>Attempts that fail: tried again, counted, and stored as failed in the end.</summary>
public sealed class AttemptTests
{
    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task Run_AttemptFails_RetriedInANewWorker()
    {
        using var test = new TestStore(trials: 3);
        var attempts = 0;
        var launcher = new FakeLauncher((request, _, _) => request.Index == 1 && Interlocked.Increment(ref attempts) == 1
            ? throw new InvalidOperationException("out of luck")
            : Samples.Completed(request, 0.5));
        var summary = await new Coordinator(test.Store, launcher, Samples.Settings(1), _observer).RunAsync(CancellationToken.None);
        Assert.Equal((3, 0, 1, 2), (summary.Completed, summary.Failed, summary.FailedAttempts, launcher.Launched));
        Assert.Equal(2, test.Store.Trials(Samples.Experiment)[1].Attempts);
        var attempt = Assert.Single(test.Store.Attempts(Samples.Experiment));
        Assert.Equal((1, 1, "InvalidOperationException: out of luck"), (attempt.Index, attempt.Attempt, attempt.Reason));
        Assert.Contains("failed 1 retried: InvalidOperationException: out of luck", _observer.Events);
    }

    [Fact]
    public async Task Run_EveryAttemptFails_StoredAsFailedAndTheRestTrained()
    {
        using var test = new TestStore(trials: 3);
        var settings = Samples.Settings(1) with { Limits = new Limits { Retries = 2 } };
        var summary = await Run(test, settings, (request, _, _) =>
            request.Index == 1 ? throw new InvalidOperationException("never") : Samples.Completed(request, 0.5));
        Assert.Equal((RunOutcome.Finished, 2, 1, 3, 0), (summary.Outcome, summary.Completed, summary.Failed, summary.FailedAttempts, summary.Remaining));
        var failed = test.Store.Trials(Samples.Experiment)[1];
        Assert.Equal((TrialState.Failed, null, null, 3, null, "InvalidOperationException: never"), (failed.State, failed.Error, failed.BestError, failed.Attempts, failed.Environment, failed.Reason));
        Assert.Equal([1, 2, 3], test.Store.Attempts(Samples.Experiment).Select(attempt => attempt.Attempt));
    }

    [Fact]
    public async Task Run_AttemptsOfAnEarlierRun_Count()
    {
        using var test = new TestStore(trials: 1);
        test.Store.AddAttempt(new AttemptRecord(Samples.Experiment, 0, 1, "killed", Samples.Time));
        await Run(test, Samples.Settings(1), (_, _, _) => throw new InvalidOperationException("never"));
        Assert.Equal(2, Assert.Single(test.Store.Trials(Samples.Experiment)).Attempts);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.5)]
    public async Task Run_ErrorIsNoFraction_AttemptFails(double error)
    {
        using var test = new TestStore(trials: 1);
        await Run(test, Samples.Settings(1), (request, _, _) => Samples.Completed(request, error));
        var trial = Assert.Single(test.Store.Trials(Samples.Experiment));
        Assert.Equal(TrialState.Failed, trial.State);
        Assert.Contains("outside [0, 1]", trial.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MemoryOverLimit_AttemptFailsWithReason()
    {
        using var test = new TestStore(trials: 1);
        var settings = Samples.Settings(1) with { Limits = new Limits { Retries = 0, TrialMemory = 1L << 30 } };
        var launcher = new FakeLauncher(Wait) { ResidentBytes = () => (1L << 30) + 1 };
        await new Coordinator(test.Store, launcher, settings, _observer).RunAsync(CancellationToken.None);
        Assert.Contains("GiB of limits.trialMemory", Assert.Single(test.Store.Trials(Samples.Experiment)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Silent_AttemptFailsAsHung()
    {
        using var test = new TestStore(trials: 1);
        var settings = Samples.Settings(1) with { Limits = new Limits { Retries = 0 } };
        settings = settings with { Workers = settings.Workers with { SilencePatience = TimeSpan.FromMilliseconds(150) } };
        await Run(test, settings, Wait);
        Assert.Contains("hung: gave no sign of life", Assert.Single(test.Store.Trials(Samples.Experiment)).Reason, StringComparison.Ordinal);
    }

    private static TrialResult Wait(TrialRequest request, ITrialObserver observer, CancellationToken cancellation)
    {
        cancellation.WaitHandle.WaitOne();
        throw new OperationCanceledException(cancellation);
    }

    private Task<RunSummary> Run(TestStore test, RunSettings settings, Func<TrialRequest, ITrialObserver, CancellationToken, TrialResult> train) =>
        new Coordinator(test.Store, new FakeLauncher(train), settings, _observer).RunAsync(TestContext.Current.CancellationToken);
}
