using Explorer.Training.Data.Formats;

namespace Explorer.Training.Tests.Data.Formats;

public sealed class CifarFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_TenClasses_TakesLabelThenPixels()
    {
        var (pixels, labels) = Read([7, 10, 20, 30, 9, 40, 50, 60], labelBytes: 1, classes: 10);
        Assert.Equal([7, 9], labels);
        Assert.Equal([10, 20, 30, 40, 50, 60], pixels);
    }

    [Fact]
    public void Read_HundredClasses_TakesTheFineLabel()
    {
        var (pixels, labels) = Read([19, 99, 10, 20, 30, 0, 42, 40, 50, 60], labelBytes: 2, classes: 100);
        Assert.Equal([99, 42], labels);
        Assert.Equal([10, 20, 30, 40, 50, 60], pixels);
    }

    [Theory]
    [InlineData(7, "record 1 of 2, its pixels should have 3 bytes, 2 are there")]
    [InlineData(4, "record 1 of 2, its label should have 1 bytes, 0 are there")]
    [InlineData(0, "record 0 of 2, its label")]
    public void Read_CutOff_NamesTheRecord(int length, string expected) =>
        Assert.Contains(expected, Fault(new byte[length]).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_BytesFollow_Throws() =>
        Assert.Contains("bytes follow after 2 records of 4 bytes", Fault(new byte[9]).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_LabelOutOfRange_NamesIt() =>
        Assert.Contains("label of record 1 is 10, expected 0 to 9", Fault([0, 1, 1, 1, 10, 1, 1, 1]).Message, StringComparison.Ordinal);

    private InvalidInputException Fault(byte[] bytes) => Assert.Throws<InvalidInputException>(() => Read(bytes, 1, 10));

    private (byte[] Pixels, byte[] Labels) Read(byte[] bytes, int labelBytes, int classes)
    {
        var pixels = new byte[6];
        var labels = new byte[2];
        CifarFile.Read(_folder.Write("batch.bin", bytes), "cifar10", labelBytes, classes, pixels, labels);
        return (pixels, labels);
    }
}
