using MathNet.Numerics;

namespace Explorer.Statistics.Tests.Intervals;

public sealed class ProportionIntervalTests
{
    // Published: 0 and 5 of 10 in Clopper-Pearson tables; 682 of 925 (Mendel's peas) in the manual of R's binom.test.
    [Theory]
    [InlineData(0, 10, 0, 0.3085)]
    [InlineData(5, 10, 0.1871, 0.8129)]
    [InlineData(10, 10, 0.6915, 1)]
    [InlineData(1, 10, 0.0025, 0.4450)]
    [InlineData(682, 925, 0.7077, 0.7654)]
    public void ClopperPearson_PublishedCases_AreMet(int successes, int count, double lower, double upper)
    {
        var interval = ProportionInterval.ClopperPearson(successes, count);

        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.9)]
    public void ClopperPearson_NoSuccesses_IsTheClosedForm(double confidence) =>
        Assert.Equal(1 - Math.Pow((1 - confidence) / 2, 1.0 / 500), ProportionInterval.ClopperPearson(0, 500, confidence).Upper, 12);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 32)]
    [InlineData(37, 1_000)]
    [InlineData(60_000, 100_000)]
    [InlineData(99_999, 100_000)]
    public void ClopperPearson_AtItsEnds_LeavesHalfAlphaInEachTail(int successes, int count)
    {
        var interval = ProportionInterval.ClopperPearson(successes, count);

        Assert.Equal(0.025, Enumerable.Range(successes, count - successes + 1).Sum(k => Binomial(k, count, interval.Lower)), 7);
        if (successes < count)
            Assert.Equal(0.025, Enumerable.Range(0, successes + 1).Sum(k => Binomial(k, count, interval.Upper)), 7);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(32)]
    public void ClopperPearson_EveryProportion_CoversAtLeastAsOftenAsItSays(int count)
    {
        var intervals = Enumerable.Range(0, count + 1).Select(k => ProportionInterval.ClopperPearson(k, count)).ToArray();

        for (var p = 0.005; p < 1; p += 0.005)
        {
            var coverage = Enumerable.Range(0, count + 1).Where(k => intervals[k].Contains(p)).Sum(k => Binomial(k, count, p));
            Assert.True(coverage >= 0.95, $"{coverage} at {p}");
        }
    }

    private static double Binomial(int k, int n, double p) =>
        Math.Exp(SpecialFunctions.BinomialLn(n, k) + (k * Math.Log(p)) + ((n - k) * Math.Log(1 - p)));
}
