namespace Explorer.Analysis.Tests.Populations;

public sealed class NormalisedDistributionTests
{
    // A measure that is the trial's index, so that bins are known.
    private static readonly NetworkMeasure Index = new("index", "Index", member => member.Trial.Index);

    [Fact]
    public void Of_UnequalBins_WeighsEachBinTheSame()
    {
        // Bin 1 (0 to 5) has three networks of weight 1/6, bin 2 (5 to 10) one of weight 1/2.
        var distribution = NormalisedDistribution.Of(Population.Of([Trial(0, 0.1), Trial(1, 0.2), Trial(4, 0.4), Trial(10, 0.3)]), Index, 2, 0, 10);

        Assert.True(distribution.IsDefined);
        Assert.Equal([3, 1], distribution.Bins.Select(bin => bin.Count));
        Assert.Equal([0.1, 0.2, 0.3, 0.4], distribution.Steps.Select(step => step.Error));
        Assert.All(distribution.Steps.Zip([1 / 6.0, 2 / 6.0, 5 / 6.0, 1]), pair => Assert.Equal(pair.Second, pair.First.Share, 12));
    }

    [Fact]
    public void Of_EmptyBin_IsUndefinedAndSaysWhich()
    {
        var distribution = NormalisedDistribution.Of(Population.Of([Trial(1, 0.1), Trial(9, 0.3), Trial(12, 0.2)]), Index, 5, 0, 10);

        Assert.False(distribution.IsDefined);
        Assert.Empty(distribution.Steps);
        Assert.Equal([2.0, 4, 6], distribution.EmptyBins.Select(bin => bin.Low));
        Assert.Equal(1, distribution.Outside);
    }

    [Fact]
    public void Area_OfKnownErrors_IsThePapers() =>
        Assert.Equal(1 - ((0.2 + 0.6 + 1 + 1) / 4), DistributionArea.Of(ErrorPopulations.Of([0.1, 0.3, 0.5, 0.9]), 0.5).Value, 12);

    private static TrialRecord Trial(int index, double error) => SyntheticTrials.Completed(index, error);
}
