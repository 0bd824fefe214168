using Explorer.Analysis.Populations;
using Explorer.Reporting.Numbers;

namespace Explorer.Reporting.Tests.Numbers;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(999.7, "1.00 k")]
    [InlineData(8_912_345, "8.91 M")]
    [InlineData(99_960_000, "100 M")]
    [InlineData(999_600_000, "1.00 G")]
    [InlineData(4.1e12, "4.10 T")]
    public void Si_AnySize_HasThreeDigits(double value, string expected) => Assert.Equal(expected, Plain(Quantity.Si(value)));

    [Theory]
    [InlineData(3.14, "3.1 s")]
    [InlineData(42.4, "42 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(18_720, "5 h 12 min")]
    public void Duration_AnyLength_HasTwoUnits(double seconds, string expected) => Assert.Equal(expected, Plain(Quantity.Duration(seconds)));

    [Theory]
    [InlineData(-0.456, "−0.46")]
    [InlineData(-0.001, "0.00")]
    [InlineData(0.2, "0.20")]
    public void Signed_Negative_HasAMinusSign(double value, string expected) => Assert.Equal(expected, Quantity.Signed(value));

    [Theory]
    [InlineData(0.2, 0.5, "20.0 %")]
    [InlineData(0.008, 0.5, "0.80 %")]
    [InlineData(0.2, 0.21, "20.00 %")]
    public void Percent_SmallOrCloseErrors_HasTwoDecimals(double low, double high, string expected)
    {
        var population = Population.Of([SyntheticTrials.Completed(0, low), SyntheticTrials.Completed(1, high)]);

        Assert.Equal(expected, Plain(ErrorFormat.For(population).Percent(low)));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
