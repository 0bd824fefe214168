using Explorer.Experiments.Scheduling;

namespace Explorer.Execution.Tests;

/// <summary>A training's way: ready, leased, stored; or ready again; or taken over after a restart.</summary>
public sealed class LeaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TryTake_HandedBack_ComesBeforeAllOthersUnderANewLease()
    {
        var queue = Queue(trials: 3);
        var first = queue.TryTake()!;
        Assert.True(queue.HandBack(first));

        var again = queue.TryTake()!;
        Assert.Equal(first.Rung, again.Rung);
        Assert.NotEqual(first.Id, again.Id);
        Assert.Equal(1, queue.TryTake()!.Rung.Trial);
        Assert.False(queue.HandBack(first));
        Assert.True(queue.IsOut(again));
        Assert.False(queue.IsOut(first));
    }

    [Fact]
    public async Task Take_WaitingForOthers_GetsWhatIsHandedBack()
    {
        var queue = Queue(trials: 1);
        var only = queue.TryTake()!;
        var waiting = queue.TakeAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        queue.HandBack(only);
        Assert.Equal(only.Rung, (await waiting)!.Rung);
    }

    [Fact]
    public void Take_HandedBackAtTheLimit_IsStillGivenAndNothingElse()
    {
        var queue = Queue(trials: 3, limit: 1);
        queue.HandBack(queue.TryTake()!);
        Assert.NotNull(queue.TryTake());
        Assert.Null(queue.TryTake());
    }

    /// <summary>A new coordinator's queue and what a worker of the one before says that it has.</summary>
    [Fact]
    public void Adopt_DueTraining_IsNotGivenToOthers()
    {
        var queue = Queue(trials: 2, leases: "1");
        var adopted = queue.Adopt(new TrialRung(0, 0), "0-7", isOver: false)!;
        Assert.Equal("0-7", adopted.Id);
        Assert.Equal(1, queue.TryTake()!.Rung.Trial);
        Assert.Null(queue.TryTake());
        Assert.Null(queue.Adopt(new TrialRung(0, 1), "0-8", isOver: false));
        Assert.Null(queue.Adopt(new TrialRung(9, 0), "0-9", isOver: true));
    }

    [Fact]
    public void Adopt_SomebodyElseHasIt_OnlyAResultTakesIt()
    {
        var queue = Queue(trials: 1);
        var lost = queue.TryTake()!;
        queue.HandBack(lost);
        var current = queue.TryTake()!;
        Assert.Null(queue.Adopt(lost.Rung, lost.Id, isOver: false));
        Assert.True(queue.IsOut(current));

        Assert.Equal(lost.Id, queue.Adopt(lost.Rung, lost.Id, isOver: true)!.Id);
        Assert.False(queue.IsOut(current));
        queue.Settle(() => queue.Report(lost, 0.5));
        Assert.Null(queue.Adopt(lost.Rung, current.Id, isOver: true));
        Assert.True(queue.IsOver);
    }

    [Fact]
    public void Adopt_ReadyAgain_IsTakenOffTheList()
    {
        var queue = Queue(trials: 1);
        var lost = queue.TryTake()!;
        queue.HandBack(lost);
        Assert.Equal(lost.Id, queue.Adopt(lost.Rung, lost.Id, isOver: false)!.Id);
        Assert.Null(queue.TryTake());
    }

    [Fact]
    public void Ids_OfTwoCoordinators_Differ() => Assert.NotEqual(Queue(trials: 1, leases: "1").TryTake()!.Id, Queue(trials: 1, leases: "2").TryTake()!.Id);

    [Fact]
    public void Checkpoints_WhereWorkersOutlive_HaveTheLeaseInTheirNamesAndSurviveARestart()
    {
        var queue = Queue(trials: 2, rungs: 2);
        var (zero, one) = (queue.TryTake()!, queue.TryTake()!);
        var keeper = Keeper((_, _) => true);
        File.WriteAllText(keeper.SuspendPathOf(zero)!, "old");
        queue.HandBack(zero);
        var again = queue.TryTake()!;
        Assert.Equal(keeper.SuspendPathOf(zero), keeper.ResumePathOf(again));
        File.WriteAllText(keeper.SuspendPathOf(again)!, "new");
        File.WriteAllText(keeper.PathOf(one), "whole");
        Assert.NotEqual(keeper.PathOf(again), keeper.PathOf(zero));

        // A restart that needs what is not stored; the newest counts.
        File.SetLastWriteTimeUtc(keeper.SuspendPathOf(zero)!, File.GetLastWriteTimeUtc(keeper.SuspendPathOf(again)!).AddMinutes(-5));
        keeper = Keeper((index, _) => index == 0);
        Assert.Equal(["00000-rung0-0-1-suspended.safetensors", "00000-rung0-0-3-suspended.safetensors"], Files());
        Assert.Equal(keeper.SuspendPathOf(again), keeper.ResumePathOf(again));

        keeper.RungStored(0, 0);
        Assert.Empty(Files());
    }

    [Fact]
    public void Checkpoints_AfterARung_TheNextGoesOnFromTheEndAndNotFromTheMidst()
    {
        var queue = Queue(trials: 1, rungs: 2);
        var first = queue.TryTake()!;
        var keeper = Keeper((_, _) => true);
        File.WriteAllText(keeper.PathOf(first), "end");
        File.WriteAllText(keeper.SuspendPathOf(first)!, "midst");
        queue.Settle(() => queue.Report(first, 0.5));
        keeper.RungStored(0, 0);
        var next = queue.TryTake()!;
        Assert.Equal((keeper.PathOf(first), 1), (keeper.ResumePathOf(next), next.Rung.Rung));
        Assert.Null(Keeper((_, _) => true).ResumePathOf(first));
        keeper.DropBefore(0, 2);
        Assert.Empty(Files());
    }

    [Fact]
    public void Weights_PartsOfLiveWorkers_SurviveARestart()
    {
        var drop = Path.Combine(_folder.Path, "drop");
        var keeper = WeightsKeeper.Open(Path.Combine(_folder.Path, "weights"), 3, [], drop, workersOutlive: true)!;
        File.WriteAllText(keeper.PartPath(4, "0-2"), "being written");
        keeper = WeightsKeeper.Open(Path.Combine(_folder.Path, "weights"), 3, [], drop, workersOutlive: true)!;
        Assert.Equal("being written", File.ReadAllText(keeper.PartPath(4, "0-2")));
    }

    private string[] Files() => [.. Directory.EnumerateFiles(_folder.Path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private CheckpointKeeper Keeper(Func<int, int, bool> isNeeded) => CheckpointKeeper.Open(_folder.Path, isNeeded, workersOutlive: true)!;

    private static JobQueue Queue(int trials, int? limit = null, string leases = "0", int rungs = 1)
    {
        PlannedTrial[] plan = [.. Enumerable.Range(0, trials).Select(Samples.Planned)];
        var fidelity = rungs == 1 ? new FidelitySettings() : Samples.Rungs(SchedulerType.None, [.. Enumerable.Range(1, rungs)]);
        return new JobQueue(TrialSchedulers.Create(fidelity, plan), plan.ToDictionary(trial => trial.Index), trial => FidelityLadder.Of(fidelity, trial.Training), new HashSet<int>(), [], limit, leases);
    }
}
