using Explorer.Execution.Runs;

namespace Explorer.Tests.Running;

public sealed class RunWordingTests
{
    private static readonly RunSummary Whole = new()
    {
        Outcome = RunOutcome.Finished, Planned = 8, FinishedBefore = 2, Completed = 2, Diverged = 0, Pruned = 4, Failed = 0, FailedAttempts = 0, TrainedCost = 3e9, FullCost = 8e9, Seconds = 1,
    };

    [Fact]
    public void Cost_AllTrialsEnded_IsTheShareOfTrainingAllInFull() =>
        Assert.Equal("37.5\u00a0% of the cost of training all 8 at the target (images × FLOPs)", RunWording.Cost(Whole));

    [Fact]
    public void Cost_TrialsRemain_IsNotSaid() => Assert.Null(RunWording.Cost(Whole with { Pruned = 3 }));

    [Fact]
    public void Cost_NothingToSave_IsNotSaid() => Assert.Null(RunWording.Cost(Whole with { FullCost = null }));
}
