namespace Explorer.Experiments.Tests.Fidelities;

public sealed class FidelityLadderTests
{
    private static readonly TrainingSettings Training = new() { Epochs = 8, BatchSize = 32 };

    [Fact]
    public void Of_NoRungs_IsTheWholeTraining() =>
        Assert.Equal([new PlannedRung(0, new Fidelity { Epochs = 8 }, Continues: false, 8)], FidelityLadder.Of(new FidelitySettings(), Training));

    [Fact]
    public void Of_EpochsAlone_IsOneChainUnderOneSchedule() => Assert.Equal(
        [(1, false, 8), (2, true, 8), (8, true, 8)],
        Ladder(new DeclaredRung { Epochs = 1 }, new DeclaredRung { Epochs = 2 }, new DeclaredRung()));

    [Fact]
    public void Of_OtherChanges_BeginAnew() => Assert.Equal(
        [(1, false, 2), (2, true, 2), (2, false, 4), (4, true, 4), (8, false, 8)],
        Ladder(
            new DeclaredRung { Epochs = 1, Resolution = 16 }, new DeclaredRung { Epochs = 2, Resolution = 16 },
            new DeclaredRung { Epochs = 2, DataShare = 0.5 }, new DeclaredRung { Epochs = 4, DataShare = 0.5 }, new DeclaredRung()));

    [Theory]
    [InlineData(1, 1, 32, 1000, 992)]
    [InlineData(8, 0.5, 32, 1000, 480)]
    [InlineData(1, 0.01, 32, 1000, 10)]
    [InlineData(2, 1, 1000, 1000, 1000)]
    public void Of_Cost_CountsWholeBatches(int epochs, double share, int batch, int images, int anEpoch)
    {
        var planned = Scheduling.Plans.Trial(0);
        Assert.Equal(
            (double)epochs * anEpoch * planned.Complexity.Flops,
            TrainingCost.Of(planned, new Fidelity { Epochs = epochs, DataShare = share, BatchSize = batch }, images));
    }

    [Fact]
    public void Of_CostOfASmallerImage_IsThatOfItsFlops()
    {
        var planned = Scheduling.Plans.Trial(0);
        var half = TrainingCost.Of(planned, new Fidelity { Epochs = 1, Resolution = 16 }, 128);
        var whole = TrainingCost.Of(planned, new Fidelity { Epochs = 1 }, 128);

        // Convolutions have a quarter of the pixels; the last linear layer has none.
        Assert.InRange(half / whole, 0.25, 0.26);
    }

    private static IEnumerable<(int Epochs, bool Continues, int ScheduleEpochs)> Ladder(params DeclaredRung[] rungs) =>
        FidelityLadder.Of(new FidelitySettings { Rungs = [.. rungs] }, Training).Select(rung => (rung.Fidelity.Epochs, rung.Continues, rung.ScheduleEpochs));
}
