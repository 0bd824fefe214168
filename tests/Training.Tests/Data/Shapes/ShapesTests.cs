using System.Runtime.Intrinsics;
using Explorer.SearchSpace.Sampling;
using Explorer.Training.Data.Shapes;

namespace Explorer.Training.Tests.Data.Shapes;

public sealed class ShapesTests
{
    [Fact]
    public void Load_MoreImages_LeavesTheOthersAsTheyAre()
    {
        var small = Load(30, 20);
        var large = Load(40, 10);
        Assert.Equal(small.Train.Pixels, large.Train.Pixels[..small.Train.Pixels.Length]);
        Assert.Equal(small.Validation.Pixels[^large.Validation.Pixels.Length..], large.Validation.Pixels);
    }

    [Fact]
    public void Load_SameSeed_DrawsTheSameBytesOnEveryMachine()
    {
        // Fixed for good: results are compared between machines and versions by this hash.
        Assert.Equal("ee13d110105ecf4b", Load(200, 100).Hash);
    }

    [Fact]
    public void Load_OtherSeed_DrawsOtherImages() =>
        Assert.NotEqual(Load(30, 20).Train.Pixels, new DataLibrary().Load(Settings(30, 20) with { Seed = 8 }, null, 32).Train.Pixels);

    [Fact]
    public void Load_Parts_ShareNoImage()
    {
        var splits = Load(300, 100);
        var test = splits.LoadTest();
        var images = new HashSet<string>();
        foreach (var set in new[] { splits.Train, splits.Validation, test })
        {
            for (var i = 0; i < set.Count; i++)
                Assert.True(images.Add(Convert.ToHexString(set.Image(i)[..64])));
        }
    }

    [Fact]
    public void Load_Classes_AreEquallyFrequent()
    {
        var labels = Load(5000, 1).Train.Labels;
        var counts = labels.CountBy(label => label).ToDictionary();
        Assert.Equal(10, counts.Count);

        // Binomial: 500 ± 21; five deviations.
        Assert.All(counts.Values, count => Assert.InRange(count, 394, 606));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Draw_SolidOutline_IsLighterThanTheCorner(int label)
    {
        var pixels = new byte[3 * 32 * 32];
        var contrast = 0;
        var painter = new ShapePainter();
        for (var i = 0; i < 100; i++)
        {
            painter.Draw(label, new SplitMix64((ulong)i), pixels);
            contrast += pixels[(16 * 32) + 16] - pixels[0];
        }

        // Outlines are drawn 70 to 110 levels lighter; clouds, bars and noise leave most of that.
        Assert.InRange(contrast / 100, 40, 120);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Contains_Outline_HasAMirrorAxisAndFitsItsReach(int shape)
    {
        var mirrored = (Across: true, Along: true);
        var reach = new Placement(0, 0, 1, 0, 1, 1).Reach;
        var area = 0;
        for (var v = -1.5f; v < 1.5f; v += 0.05f)
        {
            for (var u = -1.5f; u < 1.5f; u += 0.05f)
            {
                var inside = Contains(shape, u, v);
                area += inside ? 1 : 0;
                Assert.True(!inside || MathF.Sqrt((u * u) + (v * v)) <= reach);
                mirrored.Across &= inside == Contains(shape, -u, v);
                mirrored.Along &= inside == Contains(shape, u, -v);
            }
        }

        Assert.True(mirrored.Across || mirrored.Along);
        Assert.True(area > 200, $"{area} of 3600 points");
    }

    private static bool Contains(int shape, float u, float v) => ShapeOutline.Contains(shape, Vector256.Create(u), Vector256.Create(v)).AsInt32() != default;

    private static DataSettings Settings(int train, int validation) =>
        new() { Name = "shapes", Train = train, Validation = validation, Seed = 7 };

    private static ImageSplits Load(int train, int validation) => new DataLibrary().Load(Settings(train, validation), null, 32);
}
