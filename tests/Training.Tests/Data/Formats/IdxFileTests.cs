using Explorer.Training.Data.Formats;
using static Explorer.Training.Tests.Data.DataFiles;

namespace Explorer.Training.Tests.Data.Formats;

public sealed class IdxFileTests : IDisposable
{
    // Written out byte by byte after the format's description: magic, 2 images, 1 row, 1 column, the pixels.
    private static readonly byte[] Golden = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 17, 255];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadImages_GoldenFile_GivesPixels(bool zipped)
    {
        var path = _folder.Write("x", zipped ? Gzip(Golden) : Golden);
        Assert.Equal([17, 255], IdxFile.ReadImages(path, "tiny", new InputShape(1, 1), 2));
    }

    [Fact]
    public void ReadLabels_GoldenFile_GivesLabels()
    {
        var path = _folder.Write("y", [0, 0, 8, 1, 0, 0, 0, 3, 2, 0, 1]);
        Assert.Equal([2, 0, 1], IdxFile.ReadLabels(path, "tiny", 3, 3));
    }

    [Fact]
    public void ReadImages_CutOff_SaysHowMuchIsThere()
    {
        var fault = ReadImages(Golden[..^1]);
        Assert.Contains("cut off: 2 images should have 2 bytes, 1 are there", fault.Message, StringComparison.Ordinal);
        Assert.Contains("explorer data verify tiny", fault.Message, StringComparison.Ordinal);
        Assert.Contains("explorer data fetch tiny", fault.Message, StringComparison.Ordinal);
        Assert.Equal(_folder.At("x"), fault.Origin);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    public void ReadImages_HeaderCutOff_Throws(int length) =>
        Assert.Contains("cut off", ReadImages(Golden[..length]).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadImages_BytesFollow_Throws() =>
        Assert.Contains("bytes follow after 2 images", ReadImages([.. Golden, 0]).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadImages_LabelsInstead_NamesBothMagicNumbers() =>
        Assert.Contains("magic number is 0x00000801, expected 0x00000803", ReadImages(Idx(0x801, [2], [1, 2])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(3, 1, 1, "3 items, expected 2")]
    [InlineData(2, 28, 1, "28 rows, expected 1")]
    [InlineData(2, 1, -1, "-1 columns, expected 1")]
    public void ReadImages_OtherDimensions_NamesThem(int count, int rows, int columns, string expected) =>
        Assert.Contains(expected, ReadImages(Idx(0x803, [count, rows, columns], [1, 2])).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadImages_GzipCutOff_Throws()
    {
        var zipped = Gzip(Idx(0x803, [2, 28, 28], RandomBytes(2 * 28 * 28)));
        var path = _folder.Write("x", zipped[..(zipped.Length / 2)]);
        var fault = Assert.Throws<InvalidInputException>(() => IdxFile.ReadImages(path, "tiny", new InputShape(1, 28), 2));
        Assert.Matches("cut off|corrupt", fault.Message);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.995)]
    public void ReadImages_GzipByteFlipped_Throws(double where)
    {
        var zipped = Gzip(Idx(0x803, [2, 28, 28], RandomBytes(2 * 28 * 28)));
        zipped[(int)(where * zipped.Length)] ^= 0x55;
        var path = _folder.Write("x", zipped);
        Assert.Throws<InvalidInputException>(() => IdxFile.ReadImages(path, "tiny", new InputShape(1, 28), 2));
    }

    [Fact]
    public void ReadImages_NoFile_Throws() => Assert.Contains(
        "cannot be read",
        Assert.Throws<InvalidInputException>(() => IdxFile.ReadImages(_folder.At("none"), "tiny", new InputShape(1, 1), 2)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void ReadLabels_LabelOutOfRange_NamesIt()
    {
        var path = _folder.Write("y", Idx(0x801, [3], [0, 3, 1]));
        var fault = Assert.Throws<InvalidInputException>(() => IdxFile.ReadLabels(path, "tiny", 3, 3));
        Assert.Contains("label 1 is 3, expected 0 to 2", fault.Message, StringComparison.Ordinal);
    }

    private InvalidInputException ReadImages(byte[] bytes)
    {
        var path = _folder.Write("x", bytes);
        return Assert.Throws<InvalidInputException>(() => IdxFile.ReadImages(path, "tiny", new InputShape(1, 1), 2));
    }
}
