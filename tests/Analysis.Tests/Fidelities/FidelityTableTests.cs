using Explorer.Analysis.Fidelities;

namespace Explorer.Analysis.Tests.Fidelities;

public sealed class FidelityTableTests
{
    [Fact]
    public void Of_OneLongRung_ReadsEpochsWithinIt()
    {
        double[] errors = [.. Enumerable.Range(1, 16).Select(epoch => 0.9 - (0.04 * epoch))];

        var table = FidelityTable.Of([FidelityTrials.Run(0, [16], errors), FidelityTrials.Run(1, [16], errors)])!;

        Assert.Equal(
            ["epoch 1 of 16", "epoch 2 of 16", "epoch 3 of 16", "epoch 4 of 16", "epoch 6 of 16", "epoch 8 of 16", "epoch 12 of 16", "16 epochs"],
            table.Levels.Select(level => level.Label));
        Assert.Equal([0.86, 0.82, 0.78, 0.74, 0.66, 0.58, 0.42, 0.26], table.Networks[0].Readings.Select(reading => Math.Round(reading!.Error, 6, MidpointRounding.ToEven)));
        Assert.Equal(4 * FidelityTrials.Images * 1_000.0, table.Networks[0].Readings[3]!.Work);
        Assert.Equal(8, table.Networks[0].Readings[3]!.Seconds);
        Assert.Empty(table.RungEnds);
        Assert.Equal(2, table.Comparable.Count());
    }

    [Fact]
    public void Of_RungsThatContinue_AreOneRunWhoseStoppedTrialsHaveItsLength()
    {
        double[] errors = [0.8, 0.7, 0.6, 0.5];
        var table = FidelityTable.Of([
            FidelityTrials.Run(0, [1, 4], errors), FidelityTrials.Run(1, [1], 0.85).Pruned(), FidelityTrials.Run(2, [1, 4], errors).Replanned(planned => planned with { Calibration = true })])!;

        Assert.Equal(["epoch 1 of 4", "epoch 2 of 4", "epoch 3 of 4", "4 epochs"], table.Levels.Select(level => level.Label));
        Assert.Equal("epoch 1 of 4", Assert.Single(table.RungEnds).Label);
        Assert.Equal([0.85, null, null, null], table.Networks[1].Readings.Select(reading => reading?.Error));
        Assert.Equal(4 * FidelityTrials.Images * 1_000.0, table.Networks[0].Readings[3]!.Work);
        Assert.True(table.IsSelected);
        Assert.Equal(2, Assert.Single(table.Comparable).Trial.Index);
    }

    [Fact]
    public void Of_BracketThatBeginsAtTheTarget_IsRandomUnlessRunsStopMidway()
    {
        double[] errors = [0.8, 0.7, 0.6, 0.5];
        TrialRecord[] hyperband = [FidelityTrials.Run(0, [1], 0.85).Pruned(), FidelityTrials.Run(1, [1, 4], errors), FidelityTrials.Run(2, [4], errors)];
        TrialRecord[] median = [FidelityTrials.Run(0, [4], errors), FidelityTrials.Run(1, [4], errors).Pruned()];

        Assert.Equal([2], FidelityTable.Of(hyperband)!.Comparable.Select(network => network.Trial.Index));
        Assert.Empty(FidelityTable.Of(median)!.Comparable);
    }

    [Fact]
    public void Of_RungsThatBeginAnew_AreRunsOfTheirOwnByCost()
    {
        var small = new Fidelity { Epochs = 4, Resolution = 8 };
        var half = new Fidelity { Epochs = 4, DataShare = 0.5 };
        var full = new Fidelity { Epochs = 4 };

        var table = FidelityTable.Of([.. Enumerable.Range(0, 3).Select(i => FidelityTrials.Anew(i, (half, 0.6), (small, 0.7), (full, 0.5)))])!;

        Assert.Equal(["4 epochs, 8 px", "epoch 1 of 4", "epoch 2 of 4", "4 epochs, 50 % of the images", "epoch 3 of 4", "4 epochs"], table.Levels.Select(level => level.Label));
        Assert.Equal(0.6, table.Networks[0].Readings[3]!.Error);
    }

    [Fact]
    public void Of_Diverged_CountsAlikeAtAllLaterLevels()
    {
        var diverged = FidelityTrials.Run(0, [1, 4], 0.8, 0.7, 0.6, 0.5) with { Outcome = new TrialOutcome.Diverged(1, 0.9) };
        diverged = diverged with { Rungs = [diverged.Rungs[0]] };

        var table = FidelityTable.Of([diverged, FidelityTrials.Run(1, [1, 4], 0.8, 0.7, 0.6, 0.5)])!;

        Assert.Equal([0.8, 0.9, 0.9, 0.9], table.Networks[0].Readings.Select(reading => reading!.Error));
        Assert.Null(table.Networks[0].Readings[3]!.Work);
    }

    [Fact]
    public void Of_PredictedAndFailed_AreLeftOut()
    {
        double[] errors = [0.8, 0.7];
        var table = FidelityTable.Of([
            FidelityTrials.Run(0, [2], errors), FidelityTrials.Run(1, [2], errors).Predicted(), SyntheticTrials.Failed(2)])!;

        Assert.Equal(0, Assert.Single(table.Networks).Trial.Index);
    }

    [Fact]
    public void With_SameNetworksElsewhere_AddsTheirLevelsByHash()
    {
        var small = new Fidelity { Epochs = 2, Resolution = 16 };
        var full = FidelityTable.Of([FidelityTrials.Run(0, [2], 0.8, 0.5), FidelityTrials.Run(1, [2], 0.8, 0.6)])!;
        var cheap = FidelityTable.Of([FidelityTrials.Anew(1, (small, 0.75)), FidelityTrials.Anew(7, (small, 0.7))])!;

        var joined = full.With(cheap);

        Assert.Equal(["epoch 1 of 2, 16 px", "2 epochs, 16 px", "epoch 1 of 2", "2 epochs"], joined.Levels.Select(level => level.Label));
        Assert.Equal([null, 0.75], joined.Networks.Select(network => network.Readings[1]?.Error));
        Assert.Equal(full.Target, joined.Target);
    }

    [Fact]
    public void Of_NoCompletedTrialWithRungs_IsNothing() => Assert.Null(FidelityTable.Of([SyntheticTrials.Completed(0, 0.3), SyntheticTrials.Failed(1)]));
}
