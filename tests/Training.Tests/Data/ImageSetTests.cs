namespace Explorer.Training.Tests.Data;

public sealed class ImageSetTests
{
    [Fact]
    public void Hash_KnownBytes_IsTheBeginningOfSha256()
    {
        // printf '\001\002\003' | sha256sum
        var set = new ImageSet("s", new InputShape(2, 1), ["a", "b", "c", "d"], [1, 2], [3]);
        Assert.Equal("039058c6f2c0cb49", set.Hash);
    }

    [Fact]
    public void Image_SecondOfTwo_IsItsPixels()
    {
        var set = new ImageSet("s", new InputShape(2, 1), ["a"], [1, 2, 3, 4], [0, 0]);
        Assert.Equal([3, 4], set.Image(1).ToArray());
        Assert.Equal(2, set.Count);
    }

    [Fact]
    public void Create_PixelsOfOtherNumber_Throws() =>
        Assert.Throws<ArgumentException>(() => new ImageSet("s", new InputShape(2, 1), ["a"], [1, 2, 3], [0]));

    [Fact]
    public void Create_LabelBeyondClasses_Throws() =>
        Assert.Throws<ArgumentException>(() => new ImageSet("s", new InputShape(1, 1), ["a"], [1], [1]));
}
