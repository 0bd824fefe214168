namespace Explorer.Training.Tests.Data;

public sealed class ImageSplitsTests
{
    private static readonly string[] Classes = ["a", "b"];

    [Fact]
    public void Mean_TwoChannels_MatchesTorch()
    {
        // torch.tensor([0, 51, 102, 255]).double().div(255): mean 0.4, std(unbiased=False) 0.3742; a constant channel has none.
        var splits = Splits(new ImageSet("s", new InputShape(2, 2), Classes, [0, 51, 102, 255, 10, 10, 10, 10], [1]));
        Assert.Equal(0.4f, splits.Mean[0], 1e-6f);
        Assert.Equal(0.3741657f, splits.Deviation[0], 1e-6f);
        Assert.Equal(10 / 255f, splits.Mean[1], 1e-6f);
        Assert.Equal(1f, splits.Deviation[1]);
    }

    [Fact]
    public void LoadTest_Twice_ReadsOnce()
    {
        var reads = 0;
        var one = new ImageSet("s", new InputShape(1, 1), Classes, [1], [0]);
        var splits = new ImageSplits(one, one, () =>
        {
            reads++;
            return one;
        });
        Assert.Equal(0, reads);
        Assert.Same(splits.LoadTest(), splits.LoadTest());
        Assert.Equal(1, reads);
    }

    [Fact]
    public void Hash_OtherLabel_Differs()
    {
        var one = new ImageSet("s", new InputShape(1, 1), Classes, [1], [0]);
        var other = new ImageSet("s", new InputShape(1, 1), Classes, [1], [1]);
        Assert.NotEqual(new ImageSplits(one, one, () => one).Hash, new ImageSplits(one, other, () => one).Hash);
    }

    [Fact]
    public void Resize_KeepsHashAndResizesTheTestSet()
    {
        var splits = Splits(new ImageSet("s", new InputShape(1, 2), Classes, [0, 10, 20, 30], [1]));
        var resized = splits.Resize(4);
        Assert.Equal(splits.Hash, resized.Hash);
        Assert.Equal(4, resized.LoadTest().Shape.Resolution);
        Assert.Equal(4, resized.Train.Shape.Resolution);
        Assert.Equal(4, resized.Validation.Shape.Resolution);
    }

    private static ImageSplits Splits(ImageSet set) => new(set, set, () => set);
}
