using Explorer.Training.Data.Pictures;

namespace Explorer.Training.Tests.Data.Pictures;

public sealed class PictureFileTests(PillowPictures pillow) : IClassFixture<PillowPictures>
{
    private static readonly string[] ExactNames =
    [
        "rgb.png", "grey.png", "palette.png", "palette-2.png", "bits.png", "sixteen.png", "alpha.png",
        "grey-2.png", "grey-4.png", "grey-4-key.png", "grey-alpha.png", "grey-alpha-16.png",
        "sixteen-rgb.png", "sixteen-alpha.png", "sixteen-key.png", "rgb-key.png", "palette-4-alpha.png",
        "interlaced.png", "interlaced-bits.png", "interlaced-palette.png", "interlaced-alpha-16.png", "interlaced-small.png",
    ];

    private static readonly string[] LossyNames =
        ["baseline-444.jpg", "baseline-422.jpg", "baseline-420.jpg", "progressive.jpg", "progressive-420.jpg", "optimised.jpg", "grey.jpg", "grey-progressive.jpg", "inks.jpg", "inks-luma.jpg"];

    public static TheoryData<string> Exact => [.. ExactNames];

    public static TheoryData<string> Lossy => [.. LossyNames];

    [Theory]
    [MemberData(nameof(Exact))]
    public void Read_Png_HasPillowsPixels(string name)
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        Assert.Equal(pillow.Raw(name), PictureFile.Read(pillow.At(name)).Pixels);
    }

    // Two right decoders differ by rounding: 2 at most here and 0.13 on average. Where colour has half the columns, StbImageSharp weights
    // an enlarged row's last sample but one the other way round than libjpeg, at this width the last pixel: 6 at most and 0.21 on average.
    [Theory]
    [MemberData(nameof(Lossy))]
    public void Read_Jpeg_HasLibjpegsPixelsButForRounding(string name)
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var (expected, found) = (pillow.Raw(name), PictureFile.Read(pillow.At(name)).Pixels);

        Assert.Equal(expected.Length, found.Length);
        var differences = expected.Zip(found, (a, b) => Math.Abs(a - b)).ToArray();
        Assert.InRange(differences.Max(), 0, name == "baseline-422.jpg" ? 8 : 4);
        Assert.InRange(differences.Average(), 0, 0.5);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(50)]
    public void SquareCut_AnySize_HasPillowsPixelsButForRounding(int size)
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var found = SquareCut.Of(PictureFile.Read(pillow.At("rgb.png")), size);
        Assert.All(pillow.Raw($"square-{size}").Zip(found), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("interlaced-small.png")]
    [InlineData("baseline-420.jpg")]
    [InlineData("progressive.jpg")]
    public void Decode_CutOffAnywhere_IsRefused(string name)
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var file = File.ReadAllBytes(pillow.At(name));
        Assert.All(Enumerable.Range(0, 97), part => Assert.Throws<PictureFormatException>(() => PictureFile.Decode(file.AsMemory(0, part * file.Length / 97))));
    }

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0xC9)]
    [InlineData(0xCA)]
    public void Decode_LosslessOrArithmeticJpeg_IsRefusedByName(byte frame)
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var file = File.ReadAllBytes(pillow.At("baseline-444.jpg"));
        file[Frame(file) + 1] = frame;
        Assert.Contains("a rare kind (lossless", Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_InksWithoutAdobesMarker_AreRefusedByName()
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var file = File.ReadAllBytes(pillow.At("inks.jpg"));
        file[file.AsSpan().IndexOf("Adobe"u8)] = (byte)'B';
        Assert.Contains("Adobe's marker", Refusal(file), StringComparison.Ordinal);
    }

    // The scan's only component becomes another one: nothing says what the picture's pixels are.
    [Fact]
    public void Decode_ColourWithoutPixels_IsRefused()
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var file = File.ReadAllBytes(pillow.At("grey.jpg"));
        file[file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) + 5]++;
        Assert.Contains("no pixels", Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_HugeSizeInASmallFile_IsRefusedBeforeMemoryIsTaken()
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var file = File.ReadAllBytes(pillow.At("baseline-444.jpg"));
        (file[Frame(file) + 5], file[Frame(file) + 7]) = (0x1F, 0x1F);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("cut off", Refusal(file), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    // 64 MB of zeros in 64 KB of a picture of one pixel: none of it is kept.
    [Fact]
    public void Decode_MoreDataThanPixels_IsRefusedBeforeMemoryIsTaken()
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var file = File.ReadAllBytes(pillow.At("more.png"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("more than its pixels", Refusal(file), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("hello", "neither")]
    public void Decode_NoPicture_SaysSo(string text, string expected) => Assert.Contains(
        expected, Assert.Throws<PictureFormatException>(() => PictureFile.Decode(System.Text.Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    private static int Frame(byte[] file) => file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);

    private static string Refusal(byte[] file) => Assert.Throws<PictureFormatException>(() => PictureFile.Decode(file)).Message;
}
