namespace Explorer.Statistics.Tests.Intervals;

public sealed class ImageErrorTests
{
    // Wilson's interval of 3 of 12, as statsmodels' proportion_confint(3, 12, method="wilson") gives it.
    [Fact]
    public void Of_ThreeOfTwelve_IsTheShareWithWilsonsInterval()
    {
        var error = ImageError.Of(3, 12);

        Assert.Equal(0.25, error.Value);
        Assert.Equal(0.0889, error.Interval!.Lower, 0.00005);
        Assert.Equal(0.5323, error.Interval.Upper, 0.00005);
    }

    [Fact]
    public void OfShares_IntervalBeyondWhatSharesCanBe_IsCut()
    {
        var cut = new Estimate(0.01, new Interval(-0.02, 0.04, 0.95, "x")).OfShares();

        Assert.Equal((0, 0.04), (cut.Interval!.Lower, cut.Interval.Upper));
        Assert.Null(new Estimate(0.01, null).OfShares().Interval);
    }
}
