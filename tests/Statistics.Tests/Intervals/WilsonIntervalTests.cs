namespace Explorer.Statistics.Tests.Intervals;

public sealed class WilsonIntervalTests
{
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Of_PublishedCases_MatchesThem(int successes, int count, double lower, double upper)
    {
        var interval = WilsonInterval.Of(successes, count);

        Assert.Equal(lower, interval.Lower, 0.00006);
        Assert.Equal(upper, interval.Upper, 0.00006);
    }
}
