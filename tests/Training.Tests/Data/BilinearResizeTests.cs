namespace Explorer.Training.Tests.Data;

public sealed class BilinearResizeTests
{
    private static readonly ImageSet Source = new(
        "s",
        new InputShape(1, 4),
        ["only"],
        [205, 57, 117, 39, 91, 179, 10, 213, 221, 250, 117, 121, 75, 227, 173, 237],
        [0]);

    // torch.nn.functional.interpolate(x, size, mode="bilinear", align_corners=False) in double precision, then floor(x + 0.5)
    public static TheoryData<int, byte[]> ByPyTorch => new()
    {
        { 2, [133, 95, 193, 162] },
        { 3, [168, 88, 73, 166, 139, 150, 121, 197, 209] },
        { 5, [205, 101, 87, 94, 39, 125, 137, 92, 78, 161, 156, 197, 139, 95, 167, 177, 223, 188, 140, 156, 75, 181, 200, 192, 237] },
        { 6, [205, 131, 67, 107, 78, 39, 148, 133, 109, 73, 95, 126, 113, 152, 164, 55, 113, 198, 199, 219, 215, 122, 118, 136, 148, 193, 223, 161, 162, 179, 75, 151, 218, 182, 205, 237] },
    };

    [Theory]
    [MemberData(nameof(ByPyTorch))]
    public void To_OtherResolution_MatchesPyTorch(int resolution, byte[] expected) =>
        Assert.Equal(expected, BilinearResize.To(Source, resolution).Pixels);

    [Fact]
    public void To_OtherResolution_ResizesEachPlane()
    {
        var two = new ImageSet("s", new InputShape(2, 4), ["a", "b"], [.. Source.Pixels, .. new byte[16], .. new byte[16], .. Source.Pixels], [1, 0]);
        var resized = BilinearResize.To(two, 3);
        Assert.Equal(new InputShape(2, 3), resized.Shape);
        Assert.Equal([.. BilinearResize.To(Source, 3).Pixels, .. new byte[9]], resized.Image(0).ToArray());
        Assert.Equal([.. new byte[9], .. BilinearResize.To(Source, 3).Pixels], resized.Image(1).ToArray());
        Assert.Equal([1, 0], resized.Labels);
    }

    [Fact]
    public void Image_OfALazilyResizedSet_IsTheResizedImage()
    {
        var pixels = Enumerable.Range(0, 4 * 3 * 25).Select(value => (byte)(value * 7)).ToArray();
        var source = new ImageSet("a", new InputShape(3, 5), ["x", "y"], pixels, [0, 1, 0, 1]);
        var held = BilinearResize.To(source, 8);
        var lazy = new ImageSet(source, new InputShape(3, 8));

        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(held.Image(i).ToArray(), lazy.Image(i).ToArray()));
        Assert.Equal(PixelStatistics.Of(held).Mean, PixelStatistics.Of(lazy).Mean);
        Assert.Equal(held.Image(1).ToArray(), lazy.First(2).Image(1).ToArray());
    }
}
