namespace Explorer.Models.Tests.Weights;

public sealed class ElementConverterTests
{
    // Bit patterns of 1.5 in each format, from IEEE 754 and the definition of bfloat16.
    [Theory]
    [InlineData(ElementType.Float16, new byte[] { 0x00, 0x3E })]
    [InlineData(ElementType.BFloat16, new byte[] { 0xC0, 0x3F })]
    [InlineData(ElementType.Float32, new byte[] { 0x00, 0x00, 0xC0, 0x3F })]
    [InlineData(ElementType.Float64, new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F })]
    public void ToSingles_OneAndAHalf_IsRead(ElementType type, byte[] data)
        => Assert.Equal([1.5f], ElementConverter.ToSingles(type, data, "x"));

    [Fact]
    public void ToSingles_Integers_Refuses()
        => Assert.Contains("I64", Assert.Throws<InvalidInputException>(() => ElementConverter.ToSingles(ElementType.Int64, new byte[8], "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void ToIntegers_EachFormat_IsRead()
    {
        Assert.Equal([-2L], ElementConverter.ToIntegers(ElementType.Int32, BitConverter.GetBytes(-2), "x"));
        Assert.Equal([200L], ElementConverter.ToIntegers(ElementType.UInt8, [200], "x"));
        Assert.Equal([long.MinValue], ElementConverter.ToIntegers(ElementType.Int64, BitConverter.GetBytes(long.MinValue), "x"));
    }
}
