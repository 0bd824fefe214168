using System.Collections.Concurrent;

namespace Explorer.Execution.Tests;

/// <summary>Runs whose trials climb rungs.</summary>
public sealed class RungTests
{
    private readonly ConcurrentQueue<TrialRequest> _requests = [];
    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task Run_Asha_StoresEveryTrialWithItsRungs()
    {
        using var test = new TestStore(trials: 8);
        var summary = await Run(test, Settings(1, SchedulerType.Asha, 1, 2, 4));

        // Errors grow with the index, so the first trials go on and later ones never displace them.
        Assert.Equal((RunOutcome.Finished, 8, 2, 6), (summary.Outcome, summary.Finished, summary.Completed, summary.Pruned));
        var trials = test.Store.Trials(Samples.Experiment);
        Assert.Equal([3, 3, 2, 2, 1, 1, 1, 1], trials.Select(trial => trial.Rungs.Count));
        Assert.All(trials.Take(2), trial => Assert.Equal((TrialState.Completed, null), (trial.State, trial.Reason)));
        Assert.Equal("asha: error 30.0 % at rung 2 of 3 is not among the best 2 of 4", trials[3].Reason);
        Assert.Equal([1, 2, 4], trials[0].Rungs.Select(rung => rung.Fidelity.Epochs));
        Assert.Equal(14, test.Store.Rungs(Samples.Experiment).Count);
        Assert.Equal(14, _requests.Select(request => (request.Index, request.Fidelity.Epochs)).Distinct().Count());
        Assert.Equal(3 * 0.5, trials[0].Seconds);
    }

    public static TheoryData<SchedulerType> All => [.. Enum.GetValues<SchedulerType>()];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Run_EveryScheduler_EndsEveryTrialAndGoesOnAfterALimit(SchedulerType scheduler)
    {
        using var test = new TestStore(trials: 20);
        var settings = Settings(3, scheduler, 1, 2, 4);
        TrialResult Train(TrialRequest request) => (request.Seed * (ulong)request.Fidelity.Epochs % 7) switch
        {
            0 => Answer(request) with { Outcome = new TrialOutcome.Diverged(1, 0.9) },
            1 when request.Index == 5 => throw new InvalidOperationException("never"),
            var other => Answer(request) with { Outcome = new TrialOutcome.Completed(other / 10.0, other / 10.0) },
        };
        while ((await Run(test, settings with { Limit = 7 }, (request, _, _) => Train(request))).Remaining > 0)
        {
        }

        var trials = test.Store.Trials(Samples.Experiment);
        Assert.Equal(20, trials.Count);
        Assert.Contains(trials, trial => trial.State == TrialState.Completed);
        // Curve stopping waits for 20 finished trials, more than there are here.
        Assert.Equal(scheduler is not (SchedulerType.None or SchedulerType.CurveStopping), trials.Any(trial => trial.State == TrialState.Pruned));
        var rungs = test.Store.Rungs(Samples.Experiment);
        Assert.All(trials, trial => Assert.Equal(rungs.Where(rung => rung.Index == trial.Index).Select(rung => rung.Result), trial.Rungs));
        Assert.Equal(rungs.Count, _requests.Select(request => (request.Index, request.Fidelity.Epochs)).Distinct().Count() - trials.Count(trial => trial.State == TrialState.Failed));
        Assert.False(Directory.Exists(Path.Combine(test.Folder, "checkpoints")));
    }

    [Fact]
    public async Task Run_EpochsAlone_AsksToGoOnFromTheCheckpointBefore()
    {
        using var test = new TestStore(trials: 1);
        await Run(test, Settings(1, SchedulerType.None, 1, 2, 4));

        var folder = Path.Combine(test.Folder, "checkpoints");
        Assert.Equal([null, Path.Combine(folder, "00000-rung0.safetensors"), Path.Combine(folder, "00000-rung1.safetensors")], _requests.Select(request => request.ResumePath));
        Assert.Equal([Path.Combine(folder, "00000-rung0.safetensors"), Path.Combine(folder, "00000-rung1.safetensors"), null], _requests.Select(request => request.CheckpointPath));
        Assert.All(_requests, request => Assert.Equal(4, request.ScheduleEpochs));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Run_Checkpoints_AreGoneWithTheirTrialAndKeptWhileItMayGoOn()
    {
        using var test = new TestStore(trials: 4);
        var settings = Settings(1, SchedulerType.SuccessiveHalving, 1, 2);
        await Run(test, settings with { Limit = 3 });
        Assert.Equal(["00000-rung0.safetensors", "00001-rung0.safetensors", "00002-rung0.safetensors"], Checkpoints(test));
        Assert.Empty(test.Store.Trials(Samples.Experiment));

        File.WriteAllText(Path.Combine(test.Folder, "checkpoints", "00003-rung0.safetensors"), "of a rung that was never recorded");
        File.WriteAllText(Path.Combine(test.Folder, "checkpoints", "00001-rung0.safetensors.77.tmp"), "cut off");
        await Run(test, settings with { Limit = 1 });
        Assert.Equal(["00000-rung0.safetensors", "00001-rung0.safetensors"], Checkpoints(test));
        Assert.Equal([2, 3], test.Store.Trials(Samples.Experiment).Select(trial => trial.Index));

        await Run(test, settings);
        Assert.False(Directory.Exists(Path.Combine(test.Folder, "checkpoints")));
        Assert.Equal(4, test.Store.Trials(Samples.Experiment).Count);
    }

    [Fact]
    public async Task Run_SeveralWorkers_WaitForAPromotionInsteadOfEnding()
    {
        using var test = new TestStore(trials: 4);

        // The second rung's two trainings have to overlap: whoever was idle while the first rung ended must have waited.
        using var together = new Barrier(2);
        await Run(test, Settings(2, SchedulerType.SuccessiveHalving, 1, 2), (request, _, cancellation) =>
        {
            if (request.Fidelity.Epochs == 2)
                Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(60), cancellation));

            return Answer(request);
        });
        Assert.Equal(2, test.Store.Trials(Samples.Experiment).Count(trial => trial.State == TrialState.Completed));
    }

    [Fact]
    public async Task Run_DivergedAtARung_CountsThereAndEnds()
    {
        using var test = new TestStore(trials: 4);
        await Run(test, Settings(1, SchedulerType.Asha, 1, 2), (request, _, _) =>
            request.Index == 0 ? Answer(request) with { Outcome = new TrialOutcome.Diverged(1, 0.9) } : Answer(request));
        var trials = test.Store.Trials(Samples.Experiment);
        Assert.Equal((TrialState.Diverged, 0.9, "the loss became NaN or infinite in epoch 1"), (trials[0].State, trials[0].Error, trials[0].Reason));
        Assert.True(test.Store.Rungs(Samples.Experiment).Single(rung => rung.Index == 0).Diverged);
        Assert.Equal([TrialState.Completed, TrialState.Completed, TrialState.Pruned], trials.Skip(1).Select(trial => trial.State));
    }

    [Fact]
    public async Task Run_FailedAtTheSecondRung_KeepsTheFirst()
    {
        using var test = new TestStore(trials: 2);
        var settings = Settings(1, SchedulerType.None, 1, 2) with { Limits = new Limits { Retries = 1 } };
        var summary = await Run(test, settings, (request, _, _) =>
            request is { Index: 1, Fidelity.Epochs: 2 } ? throw new InvalidOperationException("never") : Answer(request));
        var failed = test.Store.Trials(Samples.Experiment)[1];
        Assert.Equal((1, 2, TrialState.Failed, null, 2, 1), (summary.Failed, summary.FailedAttempts, failed.State, failed.Error, failed.Attempts, failed.Rungs.Count));
    }

    [Fact]
    public async Task Run_EndsNotStored_AreStoredFirst()
    {
        using var test = new TestStore(trials: 2);
        var settings = Settings(1, SchedulerType.SuccessiveHalving, 1, 2);

        // As of an import of rungs alone: both have their first rung, and one of them ended with it.
        test.Store.AddRungs([Rung(0), Rung(1)], []);
        var summary = await Run(test, settings);
        Assert.Equal((1, 1), (summary.Completed, summary.Pruned));
        Assert.Equal([(0, 2)], _requests.Select(request => (request.Index, request.Fidelity.Epochs)));
    }

    [Fact]
    public void RequireRoom_DiskTooFull_SaysWhatIsKept()
    {
        using var test = new TestStore(trials: 1);
        var keeper = CheckpointKeeper.Open(Path.Combine(test.Folder, "checkpoints"), (_, _) => false, _ => 10L << 20)!;
        var error = Assert.Throws<DiskFaultException>(() => keeper.RequireRoom(Samples.Planned(0)));
        Assert.Contains("the disk has 10 MiB left", error.Message, StringComparison.Ordinal);
        Assert.Contains("Every finished rung is stored; the same command goes on from there", error.Message, StringComparison.Ordinal);
        CheckpointKeeper.Open(Path.Combine(test.Folder, "checkpoints"), (_, _) => false, _ => 10L << 30)!.RequireRoom(Samples.Planned(0));
    }

    [Fact]
    public async Task Run_Summary_TellsTheShareOfTheFullCost()
    {
        using var test = new TestStore(trials: 4);
        var settings = Settings(1, SchedulerType.Asha, 1, 2) with { Data = new DataSettings { Name = "shapes", Train = 256, Validation = 10 } };
        var summary = await Run(test, settings, (request, _, _) => Answer(request, images: 256, flops: 1000));

        // Four first epochs and two second ones of the planned 4 × 2, at 1000 to 1003 FLOPs.
        Assert.Equal(6.0 / 8, summary.TrainedCost / summary.FullCost!.Value, 0.01);
    }

    [Fact]
    public async Task Run_SummaryWithoutAScheduler_TellsNoFullCost()
    {
        using var test = new TestStore(trials: 2);
        var settings = Settings(1, SchedulerType.None, 1, 2) with { Data = new DataSettings { Name = "shapes", Train = 256, Validation = 10 } };
        var summary = await Run(test, settings, (request, _, _) => Answer(request, images: 256, flops: 1000));
        Assert.Null(summary.FullCost);
    }

    private static RungRecord Rung(int index)
    {
        var answer = Answer(new TrialRequest
        {
            Experiment = Samples.Experiment, Index = index, Config = Samples.Planned(index).Config, Hash = "", Seed = 0, Training = Samples.Planned(index).Training,
            Data = new DataSettings { Name = "shapes", Validation = 10 }, Fidelity = new Fidelity { Epochs = 1 },
        });
        return new RungRecord { Experiment = Samples.Experiment, Index = index, Rung = 0, Result = answer.Rungs[0], Seconds = 1, Environment = answer.Environment, FinishedAt = Samples.Time };
    }

    private static RunSettings Settings(int jobs, SchedulerType scheduler, params int[] epochs) => Samples.Settings(jobs) with { Fidelity = Samples.Rungs(scheduler, epochs) };

    private static TrialResult Answer(TrialRequest request, long images = 1, long flops = 1)
    {
        var result = Samples.Completed(request, request.Index / 10.0);
        return result with { Rungs = [result.Rungs[0] with { TrainedImages = images, Flops = flops }] };
    }

    private static string[] Checkpoints(TestStore test) => [.. Directory.EnumerateFiles(Path.Combine(test.Folder, "checkpoints")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private Task<RunSummary> Run(TestStore test, RunSettings settings, Func<TrialRequest, ITrialObserver, CancellationToken, TrialResult>? train = null)
    {
        var launcher = new FakeLauncher((request, watched, cancellation) =>
        {
            _requests.Enqueue(request);
            if (request.CheckpointPath is { } path)
                File.WriteAllText(path, "weights");

            return train is null ? Answer(request) : train(request, watched, cancellation);
        });
        return new Coordinator(test.Store, launcher, settings with { CheckpointDirectory = Path.Combine(test.Folder, "checkpoints") }, _observer)
            .RunAsync(TestContext.Current.CancellationToken);
    }
}
