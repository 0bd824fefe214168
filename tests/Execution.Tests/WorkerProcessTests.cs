using System.Diagnostics;

namespace Explorer.Execution.Tests;

/// <summary>The coordinator with real child processes that misbehave in every way a worker can.</summary>
public sealed class WorkerProcessTests
{
    private readonly RecordingObserver _observer = new();

    [Theory]
    [InlineData("crash", "was killed by signal 9 (as the system does where memory runs out); it last wrote: about to crash")]
    [InlineData("abort", "crashed with signal 6; it last wrote: ")]
    [InlineData("exit", "ended by itself with exit code 5")]
    [InlineData("throw", "InvalidOperationException: a bad day")]
    public async Task Run_WorkerFailsOnce_TrialRetriedAndEveryTrialStored(string script, string reason)
    {
        using var test = new TestStore(trials: 4);
        File.WriteAllText(Path.Combine(test.Folder, "1"), "once " + script);
        var summary = await Run(test, Samples.Settings(2));
        Assert.Equal((RunOutcome.Finished, 4, 1), (summary.Outcome, summary.Completed, summary.FailedAttempts));
        Assert.StartsWith(reason, Assert.Single(test.Store.Attempts(Samples.Experiment)).Reason, StringComparison.Ordinal);
        Assert.Equal([1, 2, 1, 1], test.Store.Trials(Samples.Experiment).Select(trial => trial.Attempts));
    }

    [Fact]
    public async Task Run_WorkerHangs_KilledAndRetried()
    {
        using var test = new TestStore(trials: 2);
        File.WriteAllText(Path.Combine(test.Folder, "0"), "once hang");
        // On a busy machine a sound worker may be slow to answer too, so leave it many attempts.
        var settings = Samples.Settings(1) with { Limits = new Limits { Retries = 50 } };
        var summary = await Run(test, settings with { Workers = settings.Workers with { SilencePatience = TimeSpan.FromSeconds(1) } });
        Assert.Equal(2, summary.Completed);
        var attempt = test.Store.Attempts(Samples.Experiment)[0];
        Assert.Equal(0, attempt.Index);
        Assert.StartsWith("hung: gave no sign of life", attempt.Reason, StringComparison.Ordinal);
        AssertNoWorkerLeft(test);
    }

    [Fact]
    public async Task Run_TrialTakesTooLong_FailsAfterItsRetries()
    {
        using var test = new TestStore(trials: 1);
        File.WriteAllText(Path.Combine(test.Folder, "0"), "hang");
        var summary = await Run(test, Samples.Settings(1) with { Limits = new Limits { TrialMinutes = 0.6 / 60, Retries = 1 } });
        Assert.Equal((1, 2), (summary.Failed, summary.FailedAttempts));
        Assert.Contains("limits.trialMinutes", test.Store.Trials(Samples.Experiment)[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WorkerHoldsTooMuchMemory_KilledAndReplaced()
    {
        using var test = new TestStore(trials: 2);
        File.WriteAllText(Path.Combine(test.Folder, "0"), "hog");
        var summary = await Run(test, Samples.Settings(1) with { Limits = new Limits { TrialMemory = 400L << 20, Retries = 0 } });
        Assert.Equal((1, 1), (summary.Completed, summary.Failed));
        Assert.Matches(@"^held 0\.(39|[4-9]\d) GiB of memory, more than the 0\.39 GiB of limits\.trialMemory$", test.Store.Trials(Samples.Experiment)[0].Reason);
    }

    [Fact]
    public async Task Run_LibraryPrintsToStandardOutput_DoesNoHarm()
    {
        using var test = new TestStore(trials: 3);
        File.WriteAllText(Path.Combine(test.Folder, "every"), "print");
        var summary = await Run(test, Samples.Settings(1));
        Assert.Equal((3, 0), (summary.Completed, summary.FailedAttempts));
    }

    [Fact]
    public async Task Run_Worker_KnowsItsThreads()
    {
        using var test = new TestStore(trials: 1);
        await Run(test, Samples.Settings(1), Launcher(test, threads: 7));
        Assert.Equal("scripted 7", test.Store.Trials(Samples.Experiment)[0].Environment!.Engine);
    }

    [Fact]
    public async Task Run_DataMissing_StopsWithEveryProblem()
    {
        using var test = new TestStore(trials: 9);
        File.WriteAllText(Path.Combine(test.Folder, "every"), "missing");
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => Run(test, Samples.Settings(2)));
        Assert.Equal(("cifar10", new Problem("$.data.name", "no such file: data_batch_1.bin")), (error.Origin, Assert.Single(error.Problems)));
        AssertNoWorkerLeft(test);
    }

    [Fact]
    public async Task Run_DiskFullInWorker_StopsTheRunRatherThanFailEveryTrial()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        using var test = new TestStore(trials: 9);
        File.WriteAllText(Path.Combine(test.Folder, "3"), "full");
        var error = await Assert.ThrowsAsync<DiskFaultException>(() => Run(test, Samples.Settings(1)));
        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
        Assert.Equal([0, 1, 2], test.Store.Trials(Samples.Experiment).Select(trial => trial.Index));
    }

    [Fact]
    public async Task Run_StartFailsOnce_StartedAgain()
    {
        using var test = new TestStore(trials: 1);
        var summary = await Run(test, Samples.Settings(1), new ProcessWorkerLauncher(TestWorker, ["exit-once", "4", test.Folder], threads: 1));
        Assert.Equal((1, 0), (summary.Completed, summary.FailedAttempts));
        Assert.Contains("lost 0: the worker ended by itself with exit code 4", _observer.Events);
    }

    [Fact]
    public async Task Run_NeverStarts_EndsWithLastWordsAndExitCode()
    {
        using var test = new TestStore(trials: 3);
        var error = await Assert.ThrowsAsync<WorkerStartException>(() => Run(test, Samples.Settings(1), new ProcessWorkerLauncher(TestWorker, ["exit", "3"], threads: 1)));
        Assert.Equal(3, error.ExitCode);
        Assert.Contains("3 attempts in a row failed", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("ended by itself with exit code 3; it last wrote: no engine here", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _observer.Events.Count(what => what.StartsWith("lost 0", StringComparison.Ordinal)));
        Assert.Empty(test.Store.Attempts(Samples.Experiment));
    }

    [Theory]
    [InlineData("mute", 1, "was not ready after 1 seconds")]
    [InlineData("babble", 120, "wrote what is no message: Hello! I am no worker.")]
    public async Task Run_NeverReady_EndsWithTheReason(string conduct, int patience, string reason)
    {
        using var test = new TestStore(trials: 1);
        var settings = Samples.Settings(1);
        settings = settings with { Workers = settings.Workers with { StartPatience = TimeSpan.FromSeconds(patience), StartAttempts = 1 } };
        var error = await Assert.ThrowsAsync<WorkerStartException>(() => Run(test, settings, new ProcessWorkerLauncher(TestWorker, [conduct], threads: 1)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InputAtFaultAtStart_Stops()
    {
        using var test = new TestStore(trials: 1);
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => Run(test, Samples.Settings(1), new ProcessWorkerLauncher(TestWorker, ["missing-data"], threads: 1)));
        Assert.Equal("mnist", error.Origin);
    }

    [Fact]
    public async Task Run_IdleWorkerDies_ReplacedWithoutAnAttempt()
    {
        using var test = new TestStore(trials: 3);
        File.WriteAllText(Path.Combine(test.Folder, "0"), "slow 1");
        var observer = new RecordingObserver
        {
            // The worker has just handed in its result and waits.
            OnEvent = what =>
            {
                if (what == "finished 0")
                {
                    using var worker = Process.GetProcessById(WorkerPids(test).Single());
                    worker.Kill();
                    worker.WaitForExit();
                }
            },
        };
        var summary = await new Coordinator(test.Store, Launcher(test), Samples.Settings(1), observer).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((3, 0), (summary.Completed, summary.FailedAttempts));
        Assert.Equal(2, WorkerPids(test).Count);
    }

    [Fact]
    public async Task Run_Cancelled_KillsWorkersAtOnce()
    {
        using var test = new TestStore(trials: 4);
        File.WriteAllText(Path.Combine(test.Folder, "every"), "hang");
        using var cancel = new CancellationTokenSource();
        var watch = new Stopwatch();
        var observer = new RecordingObserver
        {
            OnEvent = what =>
            {
                if (what.StartsWith("step 1", StringComparison.Ordinal))
                {
                    watch.Start();
                    cancel.Cancel();
                }
            },
        };
        var summary = await new Coordinator(test.Store, Launcher(test), Samples.Settings(2), observer).RunAsync(cancel.Token);
        Assert.Equal((RunOutcome.Interrupted, 0, 4), (summary.Outcome, summary.Finished, summary.Remaining));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
        Assert.Empty(test.Store.Attempts(Samples.Experiment));
        AssertNoWorkerLeft(test);
    }

    [Fact]
    public async Task Run_InterruptSignalReachesWorkers_Ignored()
    {
        using var test = new TestStore(trials: 2);
        File.WriteAllText(Path.Combine(test.Folder, "0"), "slow 500");
        var observer = new RecordingObserver
        {
            OnEvent = what =>
            {
                if (what.StartsWith("step 0", StringComparison.Ordinal))
                {
                    using var kill = Process.Start("kill", ["-INT", $"{WorkerPids(test).Single()}"]);
                    kill.WaitForExit();
                }
            },
        };
        var summary = await new Coordinator(test.Store, Launcher(test), Samples.Settings(1), observer).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((2, 0), (summary.Completed, summary.FailedAttempts));
        Assert.Single(WorkerPids(test));
    }

    internal static string TestWorker { get; } = Path.Combine(AppContext.BaseDirectory, "Explorer.Execution.TestWorker");

    internal static List<int> WorkerPids(TestStore test) =>
        [.. Directory.EnumerateFiles(test.Folder, "pid-*").Select(file => int.Parse(Path.GetFileName(file)["pid-".Length..]))];

    internal static void AssertNoWorkerLeft(TestStore test)
    {
        Assert.NotEmpty(WorkerPids(test));
        Assert.True(
            SpinWait.SpinUntil(() => !WorkerPids(test).Exists(IsRunning), TimeSpan.FromSeconds(60)),
            "worker processes remain: " + string.Join(' ', WorkerPids(test)));
    }

    // A zombie has ended; where the first process of a container does not reap, it stays listed.
    private static bool IsRunning(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static ProcessWorkerLauncher Launcher(TestStore test, int threads = 1) => new(TestWorker, ["worker", test.Folder], threads);

    private Task<RunSummary> Run(TestStore test, RunSettings settings, IWorkerLauncher? launcher = null) =>
        new Coordinator(test.Store, launcher ?? Launcher(test), settings, _observer).RunAsync(TestContext.Current.CancellationToken);
}
