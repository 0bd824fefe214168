using System.Diagnostics;
using Explorer.Statistics.Correlations;
using Explorer.Statistics.Distributions;

namespace Explorer.Analysis.Tests.Populations;

public sealed class PopulationSummaryTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_NoTrials_HasCountsOnly()
    {
        var summary = PopulationSummary.Of(Population.Of([SyntheticTrials.Failed(0)]));

        Assert.Equal((0, 1), (summary.Count, summary.Failed));
        Assert.Null(summary.Minimum);
        Assert.Null(summary.Mean);
        Assert.Null(summary.Median);
        Assert.Empty(summary.Shares);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_OneOrTwoTrials_HasValuesWithoutIntervals(int count)
    {
        var summary = PopulationSummary.Of(Population.Of(Enumerable.Range(0, count).Select(i => SyntheticTrials.Completed(i, 0.2 + (0.1 * i)))));

        Assert.Equal(0.2, summary.Minimum);
        Assert.Equal(0.2 + (0.05 * (count - 1)), summary.Mean!.Value, 12);
        Assert.Equal(summary.Mean.Value, summary.Median!.Value, 12);
        Assert.Null(summary.Mean.Interval);
        Assert.Null(summary.Median.Interval);
    }

    [Fact]
    public void Of_ChosenErrors_GivesStrictShares()
    {
        var population = Population.Of([SyntheticTrials.Completed(0, 0.1), SyntheticTrials.Completed(1, 0.2), SyntheticTrials.Diverged(2)]);

        var shares = PopulationSummary.Of(population, [0.95, 0.2]).Shares;

        Assert.Equal([0.2, 0.95], shares.Select(share => share.Error));
        Assert.Equal([1.0 / 3, 1], shares.Select(share => share.Share.Value));
        Assert.Equal(1, shares[1].Share.Interval!.Upper);
    }

    [Theory]
    [InlineData(0.182, 0.9, 0.2, 0.4, 0.6, 0.8)]
    [InlineData(0.0071, 0.0152, 0.008, 0.01, 0.012, 0.014)]
    [InlineData(0.21, 0.31, 0.22, 0.24, 0.26, 0.28, 0.3)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.0, 1.0, 0.2, 0.4, 0.6, 0.8, 1.0)]
    public void Within_AnyRange_GivesAFewRoundErrors(double minimum, double maximum, params double[] expected) =>
        Assert.Equal(expected, RoundErrors.Within(minimum, maximum));

    [Fact]
    public void Of_HundredThousandTrials_TakesSeconds()
    {
        var trials = SyntheticTrials.Population(100_000, epochs: 1);
        var watch = Stopwatch.StartNew();

        var population = Population.Of(trials);
        var read = watch.Elapsed;
        var summary = PopulationSummary.Of(population);
        var summarised = watch.Elapsed;
        var band = ConfidenceBand.Of(population.Distribution);
        var banded = watch.Elapsed;
        var correlation = NetworkMeasure.Flops.CorrelationWithError(population);

        output.WriteLine($"100,000 trials: read {read}, summarised {summarised - read}, band {banded - summarised}, correlation {watch.Elapsed - banded}");
        Assert.Equal(100_000, summary.Count + summary.Failed);
        Assert.NotNull(correlation);
        Assert.Equal(1, band.After[^1].Upper);

        // Seconds by itself; generous for a busy machine, and still far below what a quadratic step would take.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{watch.Elapsed}");
    }

    [Fact]
    public void CorrelationWithError_ErrorFallingWithFlops_IsMinusOne()
    {
        var trials = Enumerable.Range(0, 12).Select(i => SyntheticTrials.Completed(i, 0.9 - (0.05 * i), SyntheticTrials.Network([1 + i], [16])));

        var estimate = NetworkMeasure.Flops.CorrelationWithError(Population.Of(trials))!;

        Assert.Equal(-1, estimate.Value, 12);
    }
}
