using System.Numerics;

namespace Explorer.SearchSpace.Tests.Sampling;

public sealed class SpaceSizeTests
{
    // The paper's table of design spaces; D and E are counted with ties, which its division by 4! leaves out.
    [Theory]
    [InlineData("{}", "1.8e18", 16)]
    [InlineData("""{"shared": ["bottleneckRatio"]}""", "6.8e16", 13)]
    [InlineData("""{"shared": ["bottleneckRatio", "groupWidth"]}""", "3.2e14", 10)]
    [InlineData("""{"shared": ["bottleneckRatio", "groupWidth"], "nonDecreasing": ["width"]}""", "1.4e13", 10)]
    [InlineData("""{"shared": ["bottleneckRatio", "groupWidth"], "nonDecreasing": ["width", "depth"]}""", "8.2e11", 10)]
    public void Of_PaperSpaces_HaveThePapersSizesAndDimensions(string rules, string size, int dimensions)
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, rules));

        Assert.Equal(size, Rounded(SpaceSize.Of(space)!.Value));
        Assert.Equal(dimensions, SpaceSize.Dimensions(space));
    }

    // Sequences of n from k values that never fall: C(n + k − 1, n). C(131, 4) = 11,716,640 and C(19, 4) = 3,876.
    [Fact]
    public void Of_OrderedStages_IsTheNumberOfMultisets()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, """{"shared": ["bottleneckRatio", "groupWidth"], "nonDecreasing": ["width"], "nonIncreasing": ["depth"]}"""));
        Assert.Equal(new BigInteger(11_716_640) * 3876 * 3 * 6, SpaceSize.Of(space));
    }

    [Fact]
    public void Of_A_IsExact() => Assert.Equal(BigInteger.Pow(16 * 128 * 3 * 6, 4), SpaceSize.Of(SpaceTexts.Read(SpaceTexts.AnyNetA)));

    [Fact]
    public void Of_RegNet_MultipliesItsSixParameters()
    {
        var space = SpaceTexts.Read(SpaceTexts.RegNetX);

        Assert.Equal(new BigInteger(63L * 32 * 2481 * 1501 * 3 * 6), SpaceSize.Of(space));
        Assert.Equal(6, SpaceSize.Dimensions(space));
    }

    // Without the slope's own 2481 values; the paper's 64 for each of the three that are left.
    [Fact]
    public void Of_SlopeThatIsInitialWidth_CountsTheTwoOnce()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.RegNetX, """{"slope": "initialWidth"}"""));

        Assert.Equal(new BigInteger(63L * 32 * 1501 * 3 * 6), SpaceSize.Of(space));
        Assert.Equal(new BigInteger(64 * 64 * 64 * 3 * 6), PaperSize.Of(space));
        Assert.Equal(5, SpaceSize.Dimensions(space));
        Assert.All(new SpaceSampler(space, 1).Take(50), sample => Assert.Equal(((RegNetConfig)sample.Config).InitialWidth, ((RegNetConfig)sample.Config).Slope));
        Assert.Equal(space, SpaceTexts.Read(SpaceTexts.Write(space)));
    }

    [Fact]
    public void Of_SlopeOfAnotherName_IsRefused() => Problems.Only(
        Problems.Of(() => SpaceTexts.Read(SpaceTexts.With(SpaceTexts.RegNetX, """{"slope": "initialwidth"}"""))), "$.space.slope", "expected a number, a distribution or \"initialWidth\"");

    [Fact]
    public void Of_ContinuousSlope_IsNullAndSummarySaysWhy()
    {
        var space = SpaceTexts.Read(SpaceTexts.With(SpaceTexts.RegNetX, """{"slope": {"uniform": [8, 256]}}"""));

        Assert.Null(SpaceSize.Of(space));
        Assert.Contains("slope", SpaceSummary.Of(space, attempts: 100).SizeReason, StringComparison.Ordinal);
    }

    private static string Rounded(BigInteger size)
    {
        var digits = size.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var two = Math.Round(double.Parse(digits[..4], System.Globalization.CultureInfo.InvariantCulture) / 100, MidpointRounding.ToEven) / 10;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{two:0.0}e{digits.Length - 1}");
    }
}
