namespace Explorer.Documents.Tests.Cells;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(26, -0.5, "26 − 0.5 j")]
    [InlineData(4, 7.84, "4 + 7.8 j")]
    [InlineData(-8, -0.04, "−8 − 0.0 j")]
    public void Line_OfBothSigns_JoinsThem(double constant, double slope, string expected) => Assert.Equal(expected, NumberText.Line(constant, slope, "j"));

    [Fact]
    public void Value_BesideALargerOne_HasItsForm() => Assert.Equal(("2315", $"2.31{NumberText.Space}k", $"25.3{NumberText.Space}k"), (NumberText.Value(2315), NumberText.Value(2314, 25_300), NumberText.Value(25_300)));

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
    [InlineData(59.9, "just now")]
    [InlineData(60, "1 min ago")]
    [InlineData(3_599, "59 min ago")]
    [InlineData(47 * 3_600, "47 h ago")]
    [InlineData(2 * 86_400, "2 d ago")]
    [InlineData(1_500 * 86_400.0, "1,500 d ago")]
    public void Ago_AnyLength_HasItsLargestUnit(double seconds, string expected) => Assert.Equal(expected, Plain(NumberText.Ago(seconds)));

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
