namespace Explorer.Statistics.Tests.Intervals;

public sealed class QuantileIntervalTests(ITestOutputHelper output)
{
    // Ranks of the 95 % interval of a median, from the sign test's published tables.
    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(10, 2, 9)]
    [InlineData(20, 6, 15)]
    [InlineData(25, 8, 18)]
    [InlineData(50, 18, 33)]
    [InlineData(100, 40, 61)]
    public void Of_Median_LiesBetweenThePublishedRanks(int count, int lower, int upper)
    {
        var interval = QuantileInterval.Of(Ranks(count), 0.5).Interval!;

        Assert.Equal((lower, upper), (interval.Lower, interval.Upper));
    }

    [Theory]
    [InlineData(5, 0.5)]
    [InlineData(12, 0.25)]
    [InlineData(12, 0.75)]
    public void Of_TooFewForTheQuantile_HasNoInterval(int count, double share) =>
        Assert.Null(QuantileInterval.Of(Ranks(count), share).Interval);

    // R: quantile(c(1, 2, 4, 8), c(.25, .5, .75)) gives 1.75, 3, 5.
    [Theory]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 3)]
    [InlineData(0.75, 5)]
    public void Of_FourValues_IsLinearBetweenThem(double share, double expected) =>
        Assert.Equal(expected, QuantileInterval.Of([1, 2, 4, 8], share).Value, 12);

    [Fact]
    public void Of_OneValue_IsThatValue() => Assert.Equal(new Estimate(0.4, null), QuantileInterval.Of([0.4], 0.5));

    [Fact]
    public void Of_SimulatedSamples_CoversAtLeastAsOftenAsItSays()
    {
        const int Repeats = 4_000;
        var random = new Random(5);
        foreach (var share in (double[])[0.25, 0.5, 0.75])
        {
            var covered = 0;
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                double[] sample = [.. Enumerable.Range(0, 32).Select(_ => random.NextDouble()).Order()];
                covered += QuantileInterval.Of(sample, share).Interval!.Contains(share) ? 1 : 0;
            }

            output.WriteLine($"quantile {share}: {(double)covered / Repeats:P1} of {Repeats} intervals of 32 values cover it");
            Assert.InRange((double)covered / Repeats, 0.94, 1);
        }
    }

    private static double[] Ranks(int count) => [.. Enumerable.Range(1, count).Select(rank => (double)rank)];
}
