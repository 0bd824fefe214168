namespace Explorer.Documents.Tests.Cells;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(999.7, "1.00 k")]
    [InlineData(8_912_345, "8.91 M")]
    [InlineData(-8_912_345, "−8.91 M")]
    [InlineData(99_960_000, "100 M")]
    [InlineData(999_600_000, "1.00 G")]
    [InlineData(4.1e12, "4.10 T")]
    public void Quantity_AnySize_HasThreeDigits(double value, string expected) => Assert.Equal(expected, Plain(NumberText.Quantity(value)));

    [Theory]
    [InlineData(3.14, "3.1 s")]
    [InlineData(42.4, "42 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(18_720, "5 h 12 min")]
    public void Time_AnyLength_HasTwoUnits(double seconds, string expected) => Assert.Equal(expected, Plain(NumberText.Time(seconds)));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(5e-5, "0.00005")]
    [InlineData(0, "0")]
    [InlineData(24, "24")]
    public void Setting_AnySize_IsAsItIsTyped(double value, string expected) => Assert.Equal(expected, NumberText.Setting(value));

    [Theory]
    [InlineData(-0.456, "−0.46")]
    [InlineData(-0.001, "0.00")]
    [InlineData(0.2, "0.20")]
    [InlineData(double.NaN, "–")]
    public void Fixed_Negative_HasAMinusSignAndZeroNone(double value, string expected) => Assert.Equal(expected, NumberText.Fixed(value));

    [Theory]
    [InlineData(0.012, "+1.20")]
    [InlineData(-0.012, "−1.20")]
    [InlineData(0.00001, "0.00")]
    public void Points_Difference_HasItsSign(double difference, string expected) => Assert.Equal(expected, NumberText.Points(difference));

    // 1/10,001: the least that 10,000 random labellings can give, and so no less than what is printed.
    [Theory]
    [InlineData(1.0 / 10_001, "p = 0.0001")]
    [InlineData(0.00004, "p < 0.0001")]
    [InlineData(0.0123, "p = 0.012")]
    [InlineData(0.694, "p = 0.69")]
    [InlineData(1, "p = 1.00")]
    public void PEquation_Value_IsPrintedByOneRule(double p, string expected)
    {
        Assert.Equal(expected, NumberText.PEquation(p));
        Assert.EndsWith(NumberText.P(p), expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1 trial")]
    [InlineData(0, "0 trials")]
    [InlineData(5000, "5,000 trials")]
    public void Counted_One_IsSingular(long count, string expected) => Assert.Equal(expected, NumberText.Counted(count, "trial"));

    private static string Plain(string text) => text.Replace(NumberText.Space, " ", StringComparison.Ordinal);
}
