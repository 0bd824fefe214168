namespace Explorer.SearchSpace.Tests.Json;

public sealed class SizeUnitsTests
{
    [Theory]
    [InlineData("8M", 8_000_000)]
    [InlineData("1.5G", 1_500_000_000)]
    [InlineData("360m", 360_000_000)]
    [InlineData("2K", 2000)]
    [InlineData("1T", 1_000_000_000_000)]
    [InlineData("12345", 12345)]
    [InlineData("4e6", 4_000_000)]
    [InlineData("0", 0)]
    public void Decimal_Suffix_IsAPowerOf1000(string text, long expected) => Assert.Equal(expected, SizeUnits.Decimal.Parse(text));

    [Theory]
    [InlineData("8G", 8L << 30)]
    [InlineData("512M", 512L << 20)]
    [InlineData("1.5K", 1536)]
    public void Binary_Suffix_IsAPowerOf1024(string text, long expected) => Assert.Equal(expected, SizeUnits.Binary.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("M")]
    [InlineData("-1M")]
    [InlineData("8 M")]
    [InlineData("8MB")]
    [InlineData("8,5M")]
    [InlineData("9999999999T")]
    public void Parse_NoSize_GivesNull(string text) => Assert.Null(SizeUnits.Decimal.Parse(text));
}
