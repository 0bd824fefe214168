using System.Collections.Concurrent;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Execution.Tests;

public sealed class CoordinatorTests
{
    private readonly RecordingObserver _observer = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Run_AnyNumberOfWorkers_StoresTheSameRecords(int jobs)
    {
        using var test = new TestStore(trials: 20);
        var summary = await Run(test, Samples.Settings(jobs), Error);
        Assert.Equal((RunOutcome.Finished, 20, 20, 0), (summary.Outcome, summary.Planned, summary.Completed, summary.Remaining));

        var trials = test.Store.Trials(Samples.Experiment);
        Assert.Equal(Enumerable.Range(0, 20), trials.Select(trial => trial.Index));
        Assert.All(trials, trial =>
        {
            var planned = Samples.Planned(trial.Index);
            Assert.Equal(
                (planned.Config, planned.Hash, planned.Seed, planned.Complexity, planned.Training, TrialState.Completed, 1, null),
                (trial.Config, trial.Hash, trial.Planned.Seed, trial.Complexity, trial.Training, trial.State, trial.Attempts, trial.Reason));
            Assert.Equal(trial.Index / 100.0, trial.Error);
            Assert.Equal(planned.Training.Epochs, trial.Rungs[0].Fidelity.Epochs);
        });
    }

    [Fact]
    public async Task Run_SomeStored_TrainsTheRestOnly()
    {
        using var test = new TestStore(trials: 6);
        var first = await Run(test, Samples.Settings(2) with { Limit = 4 }, Error);
        Assert.Equal((RunOutcome.Finished, 4, 2), (first.Outcome, first.Finished, first.Remaining));
        _observer.Events.Clear();

        var second = await Run(test, Samples.Settings(2), Error);
        Assert.Equal((RunOutcome.Finished, 4, 2, 0), (second.Outcome, second.FinishedBefore, second.Finished, second.Remaining));
        Assert.Equal(["trial 4 attempt 1", "trial 5 attempt 1"], _observer.Events.Where(e => e.StartsWith("trial", StringComparison.Ordinal)).Order());
        Assert.Equal(new RunTotals(Samples.Experiment, 6, 4, 2, 0.0, 2, 1), _observer.Totals);
    }

    [Theory]
    [InlineData(null, new[] { 0, 1, 2, 3, 5, 7, 6, 4 })]
    [InlineData(8, new[] { 0, 1, 2, 3, 4, 5, 6, 7 })]
    public async Task Run_LastTrials_LongestFirstUnlessALimitTakesTheFirst(int? limit, int[] expected)
    {
        using var test = new TestStore(trials: 0);
        long[] activations = [1, 9, 1, 9, 2, 8, 3, 4];
        test.Store.ExtendPlan(Samples.Experiment, [.. activations.Select((count, index) => Samples.Planned(index) with { Complexity = new NetworkComplexity(1000 - index, 100, count) })]);
        var started = new ConcurrentQueue<int>();

        // Two workers at a time, one of which has the first trial as long as others are left.
        using var others = new CountdownEvent(activations.Length - 1);
        await Run(test, Samples.Settings(2) with { Limit = limit }, (request, observer, cancellation) =>
        {
            started.Enqueue(request.Index);
            if (request.Index == 0)
                others.Wait(cancellation);
            else
                others.Signal();
            return Error(request, observer, cancellation);
        });

        Assert.Equal(0, started.Min());
        Assert.Equal(expected.Where(index => index != 0), started.Where(index => index != 0));
    }

    [Fact]
    public async Task Run_Trainings_SayOnWhichWorkerOfWhichRunTheyWere()
    {
        using var test = new TestStore(trials: 4);
        await Run(test, Samples.Settings(2) with { Limit = 2, StartedAt = Samples.Time }, Error);
        await Run(test, Samples.Settings(1), Error);
        var places = test.Store.Trials(Samples.Experiment).Select(trial => trial.Rungs[0].Place!).ToList();
        Assert.All(places[..2], place => Assert.Equal((Samples.Time, 2), (place.RunStartedAt, place.Workers)));
        Assert.All(places[..2], place => Assert.InRange(place.Worker, 0, 1));
        Assert.All(places[2..], place => Assert.Equal((places[2].RunStartedAt, 1, 0), (place.RunStartedAt, place.Workers, place.Worker)));
        Assert.NotEqual(Samples.Time, places[2].RunStartedAt);
    }

    [Fact]
    public async Task Launch_EarlyWorkers_AreHandedOutFirstAndEndedWhereNobodyAsks()
    {
        var launcher = Launcher(Error);
        IWorker given;
        IWorker later;
        await using (var early = new EarlyWorkers(launcher, 2))
        {
            given = early.Launch();
            Assert.False(given.Exited.IsCompleted);
            await using var all = new EarlyWorkers(launcher, 0);
            later = all.Launch();
        }

        Assert.Equal(3, launcher.Launched);
        Assert.False(given.Exited.IsCompleted);
        await given.DisposeAsync();
        await later.DisposeAsync();
    }

    [Fact]
    public async Task Run_ImagesReplacedMeanwhile_EndsAndStoresNothingOfThem()
    {
        using var test = new TestStore(trials: 3);
        TrialResult On(TrialRequest request, string hash) => Samples.Completed(request, 0.5) with { Environment = Samples.Completed(request, 0.5).Environment with { DataHash = hash } };
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => Run(test, Samples.Settings(1), (request, _, _) => On(request, request.Index < 2 ? "aa" : "bb")));

        Assert.Contains("the images of 'shapes' were replaced while the run was at work: the hash of those of the training that has just ended is bb, that of the trainings before it aa", error.Message, StringComparison.Ordinal);
        Assert.Equal([0, 1], test.Store.Trials(Samples.Experiment).Select(trial => trial.Index));
        await Assert.ThrowsAsync<InvalidInputException>(() => Run(test, Samples.Settings(1), (request, _, _) => On(request, "bb")));
        Assert.Equal(RunOutcome.Finished, (await Run(test, Samples.Settings(1), (request, _, _) => On(request, "aa"))).Outcome);
    }

    [Fact]
    public async Task Run_NothingLeft_StartsNoWorker()
    {
        using var test = new TestStore(trials: 0);
        var launcher = Launcher(Error);
        var summary = await new Coordinator(test.Store, launcher, Samples.Settings(2), _observer).RunAsync(CancellationToken.None);
        Assert.Equal((RunOutcome.Finished, 0, 0), (summary.Outcome, summary.Finished, launcher.Launched));
    }

    [Fact]
    public async Task Run_FewTrials_StartsNoMoreWorkersThanTrials()
    {
        using var test = new TestStore(trials: 2);
        var launcher = Launcher(Error);
        await new Coordinator(test.Store, launcher, Samples.Settings(8), _observer).RunAsync(CancellationToken.None);
        Assert.Equal(2, launcher.Launched);
    }

    [Fact]
    public async Task Run_DivergedAndPruned_StoredAsSaid()
    {
        using var test = new TestStore(trials: 2);
        var summary = await Run(test, Samples.Settings(1), (request, _, _) => Samples.Completed(request, 0.75) with
        {
            Outcome = request.Index == 0 ? new TrialOutcome.Diverged(2, 0.9) : new TrialOutcome.Pruned(0.75, 0.5, "median rule"),
        });
        Assert.Equal((1, 1), (summary.Diverged, summary.Pruned));
        var trials = test.Store.Trials(Samples.Experiment);
        Assert.Equal((TrialState.Diverged, 0.9, 0.75, "the loss became NaN or infinite in epoch 2"), (trials[0].State, trials[0].Error, trials[0].BestError, trials[0].Reason));
        Assert.Equal((TrialState.Pruned, 0.75, 0.5, "median rule"), (trials[1].State, trials[1].Error, trials[1].BestError, trials[1].Reason));
    }

    [Fact]
    public async Task Run_InputAtFault_StopsTheRunAndStoresNothing()
    {
        using var test = new TestStore(trials: 50);
        Problem[] problems = [new("$.data.name", "no such file"), new("$.data.train", "too many")];
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => Run(test, Samples.Settings(2), (_, _, _) => throw new InvalidInputException("cifar10", problems)));
        Assert.Equal("cifar10", error.Origin);
        Assert.Equal(problems, error.Problems);
        Assert.Empty(test.Store.Trials(Samples.Experiment));
        Assert.Empty(test.Store.Attempts(Samples.Experiment));
    }

    [Fact]
    public async Task Run_Cancelled_StopsAtOnceAndGoesOnLater()
    {
        using var test = new TestStore(trials: 5);
        using var cancel = new CancellationTokenSource();
        var observer = new RecordingObserver { OnEvent = what => { if (what.StartsWith("step 2", StringComparison.Ordinal)) { cancel.Cancel(); } } };
        var launcher = Launcher((request, watched, cancellation) =>
        {
            watched.OnStep(new StepProgress(1, 1, 2, 100, 2.3));
            if (request.Index == 2)
            {
                cancellation.WaitHandle.WaitOne();
                cancellation.ThrowIfCancellationRequested();
            }

            return Samples.Completed(request, 0.5);
        });
        var summary = await new Coordinator(test.Store, launcher, Samples.Settings(1), observer).RunAsync(cancel.Token);
        Assert.Equal((RunOutcome.Interrupted, 2, 3), (summary.Outcome, summary.Finished, summary.Remaining));
        Assert.Empty(test.Store.Attempts(Samples.Experiment));

        var rest = await Run(test, Samples.Settings(1), Error);
        Assert.Equal((RunOutcome.Finished, 3, 0), (rest.Outcome, rest.Finished, rest.Remaining));
    }

    [Fact]
    public async Task Run_Steps_ReachTheObserverInOrder()
    {
        using var test = new TestStore(trials: 1);
        await Run(test, Samples.Settings(1), (request, watched, _) =>
        {
            watched.OnStep(new StepProgress(1, 3, 9, 812.5, 2.25));
            watched.OnEpoch(Samples.Epoch(1, 0.25));
            return Samples.Completed(request, 0.25);
        });
        Assert.Equal(["run", "ready 0 cpu fake 1.0", "trial 0 attempt 1", "step 0 1 3/9 812.5 2.25", "epoch 0 1 0.25", "finished 0"], _observer.Events);
    }

    [Fact]
    public async Task Run_SeveralDevices_GivenInTurn()
    {
        using var test = new TestStore(trials: 12);
        using var barrier = new Barrier(3);
        var settings = Samples.Settings(3);
        settings = settings with { Workers = settings.Workers with { Devices = ["cuda:0", "cuda:1"], Threads = 2 } };
        await Run(test, settings, (request, _, cancellation) =>
        {
            barrier.SignalAndWait(TimeSpan.FromSeconds(60), cancellation);
            return Samples.Completed(request, 0.5);
        });
        var environments = test.Store.Trials(Samples.Experiment).Select(trial => trial.Environment!).ToList();
        Assert.Equal((8, 4), (environments.Count(e => e.Device == "cuda:0"), environments.Count(e => e.Device == "cuda:1")));
        Assert.All(environments, e => Assert.Equal(2, e.Threads));
    }

    [Fact]
    public async Task Run_StoreFails_StopsWithItsError()
    {
        using var test = new TestStore(trials: 30);
        using var failing = new FailingStore(test.Store, failAt: 3);
        var coordinator = new Coordinator(failing, Launcher(Error), Samples.Settings(2), _observer);
        var error = await Assert.ThrowsAsync<DiskFaultException>(() => coordinator.RunAsync(CancellationToken.None));
        Assert.Equal("full", error.Message);
        Assert.Equal(3, test.Store.Trials(Samples.Experiment).Count);
    }

    [Fact]
    public async Task Run_UnknownExperimentOrBadSettings_Refused()
    {
        using var test = new TestStore(trials: 1);
        await Assert.ThrowsAsync<InvalidInputException>(() => Run(test, Samples.Settings(1) with { Experiment = "other" }, Error));
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => Run(test, Samples.Settings(0) with { Limit = 0, KeepWeights = -1 }, Error));
        Assert.Equal(["--jobs", "--limit", "--keep-weights"], error.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public async Task Run_NoWorkerStarts_EndsWithTheReason()
    {
        using var test = new TestStore(trials: 1);
        var launcher = new ProcessWorkerLauncher("/nonexistent/worker", [], threads: 1);
        var error = await Assert.ThrowsAsync<WorkerStartException>(() => new Coordinator(test.Store, launcher, Samples.Settings(1), _observer).RunAsync(CancellationToken.None));
        Assert.Contains("/nonexistent/worker cannot be started", error.Message, StringComparison.Ordinal);
    }

    private static TrialResult Error(TrialRequest request, ITrialObserver observer, CancellationToken cancellation) =>
        Samples.Completed(request, request.Index / 100.0);

    private static FakeLauncher Launcher(Func<TrialRequest, ITrialObserver, CancellationToken, TrialResult> train) => new(train);

    private Task<RunSummary> Run(TestStore test, RunSettings settings, Func<TrialRequest, ITrialObserver, CancellationToken, TrialResult> train) =>
        new Coordinator(test.Store, Launcher(train), settings, _observer).RunAsync(TestContext.Current.CancellationToken);
}
