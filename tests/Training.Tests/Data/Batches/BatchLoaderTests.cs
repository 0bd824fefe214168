namespace Explorer.Training.Tests.Data.Batches;

public sealed class BatchLoaderTests
{
    private const int Side = 16;
    private const int Images = 50;
    private static readonly float[] Mean = [0.4f, 0.5f, 0.6f];
    private static readonly float[] Deviation = [0.2f, 0.25f, 0.3f];
    private static readonly ImageSet Set = Noise();

    public static TheoryData<Augmentation[]> Augmentations => new()
    {
        { [] },
        { [Augmentation.Crop, Augmentation.Flip] },
        { [Augmentation.Cutout] },
        { [Augmentation.Flip, Augmentation.Cutout, Augmentation.Crop] },
    };

    [Theory]
    [MemberData(nameof(Augmentations))]
    public void Fill_AnyBatchSize_GivesTheSameEpoch(Augmentation[] augment)
    {
        var whole = Epoch(augment, batch: Images, epoch: 2);
        Assert.Equal(whole.Pixels, Epoch(augment, batch: 1, epoch: 2).Pixels);
        Assert.Equal(whole.Pixels, Epoch(augment, batch: 7, epoch: 2).Pixels);
        Assert.Equal(whole.Labels, Epoch(augment, batch: 7, epoch: 2).Labels);
    }

    [Fact]
    public void Fill_NoAugmentation_NormalisesEveryImageOnce()
    {
        var (pixels, labels) = Epoch([], Images, 0);
        Assert.Equal(Enumerable.Range(0, Images).Select(i => (long)i), labels.Order());
        for (var i = 0; i < Images; i++)
        {
            var source = Set.Image((int)labels[i]);
            for (var j = 0; j < Set.ImageSize; j++)
            {
                var channel = j / (Side * Side);
                var expected = ((source[j] / 255.0) - Mean[channel]) / Deviation[channel];
                Assert.Equal(expected, pixels[(i * Set.ImageSize) + j], 1e-5);
            }
        }
    }

    [Fact]
    public void StartEpoch_OtherEpoch_OrdersAnewAndRepeats()
    {
        var first = Epoch([], Images, 0).Labels;
        Assert.NotEqual(first, Epoch([], Images, 1).Labels);
        Assert.Equal(first, Epoch([], Images, 0).Labels);
        Assert.NotEqual(first, Epoch([], Images, 0, seed: 6).Labels);
        Assert.NotEqual(Set.Labels.Select(label => (long)label), first);
    }

    [Fact]
    public void Fill_LastBatch_IsShort()
    {
        var loader = new BatchLoader(Set, Mean, Deviation, [], 5);
        Assert.Equal(2, loader.Fill(48, new float[7 * Set.ImageSize], new long[7]));
    }

    [Fact]
    public void Fill_Count_TakesTheFirstImages()
    {
        var loader = new BatchLoader(Set, Mean, Deviation, [], 5, count: 9);
        var labels = new long[20];
        Assert.Equal(9, loader.Fill(0, new float[20 * Set.ImageSize], labels));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8], labels[..9].Order());
    }

    [Fact]
    public void Fill_Flip_MirrorsAboutHalf()
    {
        var mirrored = Images - Matches([Augmentation.Flip], (image, row, column) => image[(row * Side) + column]);
        Assert.Equal(mirrored, Matches([Augmentation.Flip], (image, row, column) => image[(row * Side) + Side - 1 - column]));
        Assert.InRange(mirrored, 10, 40);
    }

    [Fact]
    public void Fill_Crop_MovesByAnEighthAtMostEachWay()
    {
        // Padding 16/8 = 2: 25 places, and each image at exactly one of them.
        var places = new List<int>();
        for (var down = -2; down <= 2; down++)
        {
            for (var right = -2; right <= 2; right++)
            {
                var (y, x) = (down, right);
                places.Add(Matches([Augmentation.Crop], (image, row, column) =>
                    row + y is >= 0 and < Side && column + x is >= 0 and < Side ? image[((row + y) * Side) + column + x] : null));
            }
        }

        Assert.Equal(Images, places.Sum());
        Assert.True(places.Count(count => count > 0) > 15);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0625, 1)]
    [InlineData(0.25, 4)]
    public void Fill_CropPadding_IsTheFarthestAnImageMoves(double padding, int farthest)
    {
        // Rows and columns that show nothing of the source, over many images: as many as the padding at most, and at some image.
        var blank = 0;
        for (var epoch = 0; epoch < 8; epoch++)
        {
            var (pixels, _) = Epoch([Augmentation.Crop], Images, epoch, padding: padding);
            for (var i = 0; i < Images; i++)
            {
                var plane = pixels.AsSpan(i * Set.ImageSize, Side * Side).ToArray();
                blank = Math.Max(blank, Enumerable.Range(0, Side).Count(row => Enumerable.Range(0, Side).All(column => plane[(row * Side) + column] == 0)));
            }
        }

        Assert.Equal(farthest, blank);
    }

    [Fact]
    public void Fill_Cutout_BlanksASquareOfHalfTheSide()
    {
        var (pixels, labels) = Epoch([Augmentation.Cutout], Images, 0);
        var whole = 0;
        for (var i = 0; i < Images; i++)
        {
            // No pixel of the source has the mean's value, so zeros are the hole.
            var plane = pixels.AsSpan(i * Set.ImageSize, Side * Side).ToArray();
            var zeros = Enumerable.Range(0, Side * Side).Where(j => plane[j] == 0).ToList();
            var rows = zeros.Select(j => j / Side).Distinct().Count();
            var columns = zeros.Select(j => j % Side).Distinct().Count();
            Assert.Equal(rows * columns, zeros.Count);
            Assert.InRange(rows, Side / 4, Side / 2);
            Assert.InRange(columns, Side / 4, Side / 2);
            whole += rows * columns == Side * Side / 4 ? 1 : 0;
        }

        Assert.InRange(whole, 1, Images - 1);
        Assert.Equal(Images, labels.Distinct().Count());
    }

    [Fact]
    public void Create_AugmentationTwice_Throws() => Assert.Throws<ArgumentException>(
        () => new BatchLoader(Set, Mean, Deviation, [Augmentation.Flip, Augmentation.Flip], 0));

    [Fact]
    public void Create_MoreThanThereAre_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new BatchLoader(Set, Mean, Deviation, [], 0, count: Images + 1));

    [Fact]
    public void SequentialFill_KeepsTheOrder()
    {
        var loader = new SequentialLoader(Set, Mean, Deviation);
        var labels = new long[8];
        Assert.Equal(8, loader.Fill(8, new float[8 * Set.ImageSize], labels));
        Assert.Equal([8, 9, 10, 11, 12, 13, 14, 15], labels);
        var pixels = new float[8 * Set.ImageSize];
        Assert.Equal(2, loader.Fill(48, pixels, labels));
        Assert.Equal(((Set.Image(49)[0] / 255f) - 0.4f) / 0.2f, pixels[Set.ImageSize], 1e-5f);
    }

    // Pixels are random but never near the means 102, 127.5 and 153; image i has label i.
    private static ImageSet Noise()
    {
        var pixels = new byte[Images * 3 * Side * Side];
        new Random(1).NextBytes(pixels);
        pixels = [.. pixels.Select(pixel => pixel is 102 or 127 or 128 or 153 ? (byte)0 : pixel)];
        var names = Enumerable.Range(0, Images).Select(i => $"{i}").ToArray();
        return new ImageSet("noise", new InputShape(3, Side), names, pixels, [.. Enumerable.Range(0, Images).Select(i => (byte)i)]);
    }

    // How many images of an epoch have a first channel equal to the expected one; null for the mean.
    private static int Matches(Augmentation[] augment, Func<byte[], int, int, byte?> expected)
    {
        var (pixels, labels) = Epoch(augment, Images, 0);
        var matches = 0;
        for (var i = 0; i < Images; i++)
        {
            var source = Set.Image((int)labels[i])[..(Side * Side)].ToArray();
            var equal = true;
            for (var j = 0; j < Side * Side && equal; j++)
            {
                var value = expected(source, j / Side, j % Side) is { } pixel ? ((pixel / 255f) - Mean[0]) / Deviation[0] : 0;
                equal = MathF.Abs(pixels[(i * Set.ImageSize) + j] - value) < 1e-5f;
            }

            matches += equal ? 1 : 0;
        }

        return matches;
    }

    private static (float[] Pixels, long[] Labels) Epoch(Augmentation[] augment, int batch, int epoch, ulong seed = 5, double padding = TrainingSettings.CommonCropPadding)
    {
        var loader = new BatchLoader(Set, Mean, Deviation, augment, seed, padding);
        loader.StartEpoch(epoch);
        var pixels = new float[Images * Set.ImageSize];
        var labels = new long[Images];
        for (var start = 0; start < Images; start += batch)
        {
            var size = Math.Min(batch, Images - start);
            Assert.Equal(size, loader.Fill(start, pixels.AsSpan(start * Set.ImageSize), labels.AsSpan(start, size)));
        }

        return (pixels, labels);
    }
}
