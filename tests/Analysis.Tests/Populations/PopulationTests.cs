namespace Explorer.Analysis.Tests.Populations;

public sealed class PopulationTests
{
    [Fact]
    public void Of_EveryState_CountsCompletedAndDivergedOnly()
    {
        var population = Population.Of([
            SyntheticTrials.Failed(0), SyntheticTrials.Completed(1, 0.4), SyntheticTrials.Pruned(2), SyntheticTrials.Diverged(3, 0.9), SyntheticTrials.Completed(4, 0.2)]);

        Assert.Equal([4, 1, 3], population.Members.Select(member => member.Trial.Index));
        Assert.Equal([0.2, 0.4, 0.9], population.Errors.ToArray());
        Assert.Equal((3, 2, 1, 1, 1), (population.Count, population.Completed, population.Diverged, population.Pruned, population.Failed));
    }

    [Fact]
    public void Of_NetworksThatAPredictorChose_AreLeftOutOfTheSpaceButAreCandidates()
    {
        TrialRecord[] trials = [SyntheticTrials.Completed(0, 0.4), SyntheticTrials.Completed(1, 0.2).Predicted()];

        Assert.Equal((1, 1, false), (Population.Of(trials).Count, Population.Of(trials).Predicted, Population.Of(trials).IsNaive));
        Assert.Equal(1, Population.OfCandidates(trials).Best(1)[0].Trial.Index);
        Assert.True(Population.Of([.. trials, SyntheticTrials.Pruned(2)]).IsNaive);
    }

    [Fact]
    public void CountedError_DivergedWithoutAnyEpoch_IsChance() =>
        Assert.Equal(0.9, CountingRule.CountedError(SyntheticTrials.Diverged(0)));

    [Fact]
    public void CountedError_DivergedBelowChance_IsChance() =>
        Assert.Equal(0.9, CountingRule.CountedError(SyntheticTrials.Diverged(0, null, 0.7, 0.6)));

    [Fact]
    public void CountedError_DivergedAboveChance_IsItsLastFiniteError() =>
        Assert.Equal(0.93, CountingRule.CountedError(SyntheticTrials.Diverged(0, null, 0.5, 0.93, double.NaN)));

    [Fact]
    public void CountedError_DivergedWithRecordedErrorNaN_IsChance() =>
        Assert.Equal(0.9, CountingRule.CountedError(SyntheticTrials.Diverged(0, double.NaN)));

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(100, 0.99)]
    public void CountedError_DivergedOfOtherClasses_IsTheirChance(int classes, double expected)
    {
        var trial = SyntheticTrials.Diverged(0);

        Assert.Equal(expected, CountingRule.CountedError(trial with { Planned = trial.Planned with { Config = trial.Config with { Classes = classes } } }));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.5)]
    public void Of_CompletedWithoutAnError_NamesTheTrial(double error)
    {
        var damaged = SyntheticTrials.Completed(7, error);

        var exception = Assert.Throws<InvalidInputException>(() => Population.Of([damaged]));
        Assert.Contains("trial 7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EqualErrors_OrdersByIndex()
    {
        var population = Population.Of([SyntheticTrials.Completed(5, 0.3), SyntheticTrials.Completed(2, 0.3), SyntheticTrials.Completed(9, 0.1)]);

        Assert.Equal([9, 2, 5], population.Members.Select(member => member.Trial.Index));
    }

    [Fact]
    public void Best_WithDiverged_LeavesThemOut()
    {
        var population = Population.Of([SyntheticTrials.Diverged(0, 0.9), SyntheticTrials.Completed(1, 0.95)]);

        Assert.Equal([1], population.Best(5).Select(member => member.Trial.Index));
        Assert.Equal([1, 0], population.Worst(5).Select(member => member.Trial.Index));
    }

    [Fact]
    public void Shape_AnyNet_HalvesResolutionUpwards()
    {
        var network = SyntheticTrials.Network([1, 2, 3], [8, 16, 24]) with { Input = new InputShape(1, 27), Stem = new StemConfig(StemType.Simple, 12) };

        var shape = NetworkShape.Of(network)!;

        Assert.Equal((12, 14), (shape.StemWidth, shape.StemResolution));
        Assert.Equal([14, 7, 4], shape.Stages.Select(stage => stage.Resolution));
        Assert.Equal((6, 48), (shape.TotalDepth, shape.TotalWidth));
    }

    [Fact]
    public void All_NetworksOfDifferentStages_GivesEveryStageItsWidth()
    {
        var population = Population.Of([
            SyntheticTrials.Completed(0, 0.5, SyntheticTrials.Network([1], [8])), SyntheticTrials.Completed(1, 0.4, SyntheticTrials.Network([1, 1], [8, 16]))]);

        var measures = NetworkMeasure.All(population);

        Assert.Equal(["flops", "params", "activations", "depth", "total_width", "width_1", "width_2"], measures.Select(measure => measure.Key));
        Assert.Equal([16.0, null], population.Members.Select(measures[^1].Of));
    }
}
