using Explorer.Terminal;

namespace Explorer.Tests.Terminal;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(64, "64")]
    [InlineData(9999, "9999")]
    [InlineData(73_500, "73.5k")]
    [InlineData(999_499, "999k")]
    [InlineData(999_500, "1.00M")]
    [InlineData(12_730_000, "12.7M")]
    [InlineData(399_960_000, "400M")]
    [InlineData(15_940_756_456, "15.9G")]
    public void Short_Number_KeepsThreeDigits(double value, string expected) => Assert.Equal(expected, Quantity.Short(value));

    [Theory]
    [InlineData(0.4, "0 s")]
    [InlineData(59.6, "1 min 00 s")]
    [InlineData(185, "3 min 05 s")]
    [InlineData(7620, "2 h 07 min")]
    public void Duration_Seconds_ReadsAsPeopleSayIt(double seconds, string expected) => Assert.Equal(expected, Quantity.Duration(seconds));
}
