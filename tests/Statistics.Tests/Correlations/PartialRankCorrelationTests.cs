namespace Explorer.Statistics.Tests.Correlations;

public sealed class PartialRankCorrelationTests
{
    private static readonly double[] First = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
    private static readonly double[] Second = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5];
    private static readonly double[] Held = [1, 6, 1, 8, 0, 3, 3, 9, 8, 8, 7, 4];

    // By numpy: the correlation of the residuals of both sides' ranks on the ranks of the third; p by integrating Student's density.
    [Fact]
    public void Of_TwelveItems_IsTheCorrelationOfTheRanksResiduals()
    {
        var correlation = PartialRankCorrelation.Of(First, Second, Held)!;

        Assert.Equal(0.20991316196807536, correlation.Value.Value, 12);
        Assert.Equal(0.2677924302355441, correlation.Greater, 9);
        Assert.Equal(1 - 0.2677924302355441, correlation.Less, 9);
        Assert.Equal(2 * 0.2677924302355441, correlation.PValue, 9);
    }

    // The plain correlation where nothing is held, or where what is held is the first number itself.
    [Fact]
    public void Of_HeldConstantOrTheSame_IsThePlainCorrelation()
    {
        foreach (var held in new[] { new double[12], First })
        {
            var correlation = PartialRankCorrelation.Of(First, Second, held)!;

            Assert.Equal(0.1415796863640157, correlation.Value.Value, 12);
            Assert.Equal(0.33036341464341057, correlation.Greater, 9);
        }
    }

    [Fact]
    public void Of_PerfectOrder_HasNoPOfZero()
    {
        var correlation = PartialRankCorrelation.Of([1, 2, 3, 4, 5], [2, 3, 5, 7, 11], new double[5])!;

        Assert.Equal(1, correlation.Value.Value, 12);
        Assert.Equal(1 / 120.0, correlation.Greater, 12);
    }

    [Fact]
    public void Of_PerfectOrderOfTwelve_HasAnIntervalOfSomeWidth()
    {
        double[] order = [.. Enumerable.Range(1, 12)];

        var interval = PartialRankCorrelation.Of(order, order, new double[12])!.Value.Interval!;

        Assert.InRange(interval.Lower, 0.9, 0.999);
        Assert.Equal(1, interval.Upper, 12);
    }

    [Fact]
    public void Of_Constant_IsUndefined() => Assert.Null(PartialRankCorrelation.Of(First, new double[12], Held));
}
