namespace Explorer.SearchSpace.Tests.Complexity;

public sealed class NormExtentTests
{
    // Sides by hand: a 3×3 convolution of stride s makes ⌈side / s⌉ of a side, the resnet stem's pool halves again.
    [Theory]
    [InlineData("""{"type": "cifar", "width": 8}""", 8, "2, 2, 2", 1)]
    [InlineData("""{"type": "cifar", "width": 8}""", 9, "2, 2, 2", 4)]
    [InlineData("""{"type": "simple", "width": 8}""", 8, "2, 2, 1", 1)]
    [InlineData("""{"type": "resnet", "width": 8}""", 32, "1, 2, 2", 4)]
    [InlineData("""{"type": "resnet", "width": 8}""", 16, "1, 2, 2", 1)]
    public void Least_AnyNet_IsTheLastMap(string stem, int resolution, string strides, long expected)
    {
        var stages = string.Join(", ", strides.Split(", ").Select(stride => $$"""{"depth": 1, "width": 16, "stride": {{stride}}, "groupWidth": 8}"""));
        var config = ModelConfigJson.Parse($$"""{"family": "anynet", "input": {"channels": 3, "resolution": 64}, "classes": 10, "stem": {{stem}}, "block": "bottleneck", "stages": [{{stages}}]}""", "a");
        Assert.Equal(expected, NormExtent.Least(config, resolution));
    }
}
