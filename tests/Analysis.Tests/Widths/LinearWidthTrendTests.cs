using Explorer.Analysis.Widths;

namespace Explorer.Analysis.Tests.Widths;

public sealed class LinearWidthTrendTests
{
    [Fact]
    public void Of_BestNetworksOnOneLine_FindsThatLine()
    {
        // Widths 16·(j + 1) in stages of one block: the line through them is w = 16 + 16·j without any error.
        var trials = Enumerable.Range(0, 40).Select(i => SyntheticTrials.Completed(
            i, i < 10 ? 0.1 + (0.001 * i) : 0.5 + (0.001 * i), i < 10 ? SyntheticTrials.Network([1, 1, 1, 1], [16, 32, 48, 64]) : SyntheticTrials.Network([1, 1, 1, 1], [128, 16, 8, 96])));

        var trend = LinearWidthTrend.Of(Population.Of(trials));

        Assert.Equal(10, trend.BestCount);
        Assert.Equal(16, trend.InitialWidth!.Value, 1e-9);
        Assert.Equal(16, trend.Slope!.Value, 1e-9);
        Assert.Equal((16, 16), (trend.Slope.Interval!.Lower, trend.Slope.Interval.Upper));
        Assert.True(trend.ErrorCorrelation!.Interval!.Lower > 0);
        Assert.True(trend.MeanFitErrors!.Value.Best < trend.MeanFitErrors.Value.Others);
    }

    [Fact]
    public void Of_FewBest_GivesNoInterval()
    {
        var trend = LinearWidthTrend.Of(Population.Of(SyntheticTrials.Population(40)), best: 4);

        Assert.Equal(4, trend.BestCount);
        Assert.Null(trend.Slope!.Interval);
    }

    [Fact]
    public void Of_EmptyPopulation_HasNothing()
    {
        var trend = LinearWidthTrend.Of(Population.Of([]));

        Assert.Empty(trend.Networks);
        Assert.Equal((null, null, null), (trend.Slope, trend.Multiplier, trend.ErrorCorrelation));
    }
}
