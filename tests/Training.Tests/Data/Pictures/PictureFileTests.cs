using Explorer.Training.Data.Pictures;

namespace Explorer.Training.Tests.Data.Pictures;

public sealed class PictureFileTests(PillowPictures pillow) : IClassFixture<PillowPictures>
{
    private static readonly string[] ExactNames = ["rgb.png", "grey.png", "palette.png", "palette-2.png", "bits.png", "sixteen.png", "alpha.png"];

    private static readonly string[] LossyNames =
        ["baseline-444.jpg", "baseline-422.jpg", "baseline-420.jpg", "progressive.jpg", "progressive-420.jpg", "optimised.jpg", "grey.jpg", "grey-progressive.jpg", "inks.jpg"];

    public static TheoryData<string> Exact => [.. ExactNames];

    public static TheoryData<string> Lossy => [.. LossyNames];

    [Theory]
    [MemberData(nameof(Exact))]
    public void Read_Png_HasPillowsPixels(string name)
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        Assert.Equal(pillow.Raw(name), PictureFile.Read(pillow.At(name)).Pixels);
    }

    // libjpeg transforms in whole numbers and enlarges with a fixed filter: single pixels differ by rounding.
    [Theory]
    [MemberData(nameof(Lossy))]
    public void Read_Jpeg_HasLibjpegsPixelsButForRounding(string name)
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var (expected, found) = (pillow.Raw(name), PictureFile.Read(pillow.At(name)).Pixels);

        Assert.Equal(expected.Length, found.Length);
        var differences = expected.Zip(found, (a, b) => Math.Abs(a - b)).ToArray();
        Assert.InRange(differences.Max(), 0, 4);
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

    [Fact]
    public void Decode_MutatedFiles_AreReadOrRefused()
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var random = new SearchSpace.Sampling.SplitMix64(1);
        var (read, refused) = (0, 0);
        foreach (var name in ExactNames.Concat(LossyNames))
        {
            var original = File.ReadAllBytes(pillow.At(name));
            for (var round = 0; round < 70; round++)
            {
                var mutant = original.ToArray();
                for (var change = random.NextInt(6); change >= 0; change--)
                {
                    mutant[random.NextInt(mutant.Length)] = (byte)random.NextInt(256);
                }

                try
                {
                    var picture = PictureFile.Decode(random.NextInt(3) == 0 ? mutant.AsMemory(0, random.NextInt(mutant.Length)) : mutant);
                    Assert.Equal(picture.Width * picture.Height * picture.Channels, picture.Pixels.Length);
                    read++;
                }
                catch (PictureFormatException)
                {
                    refused++;
                }
            }
        }

        Assert.True(read > 20 && refused > 200, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Decode_HugeSizeInASmallFile_IsRefusedBeforeMemoryIsTaken()
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var file = File.ReadAllBytes(pillow.At("baseline-444.jpg"));
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (file[frame + 5], file[frame + 7]) = (0x1F, 0x1F);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("cut off", Assert.Throws<PictureFormatException>(() => PictureFile.Decode(file)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("hello", "neither")]
    public void Decode_NoPicture_SaysSo(string text, string expected) => Assert.Contains(
        expected, Assert.Throws<PictureFormatException>(() => PictureFile.Decode(System.Text.Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);
}
