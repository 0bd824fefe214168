using Explorer.Models.Summaries;

namespace Explorer.Models.Tests.Summaries;

/// <summary>The figures that a textbook prints of its networks (Dive into Deep Learning, chapters on VGG, ResNet and AnyNet).</summary>
public sealed class TextbookTests
{
    [Fact]
    public void Of_Vgg11_HasThePrintedShapesAndCounts()
    {
        using var network = NetworkBuilder.Create(Presets.Find("vgg11-grey"));
        var summary = NetworkSummary.Of(network);
        var layers = summary.Layers.ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        Assert.Equal([64L, 112L, 112L], layers["block1.pool"].OutputShape);
        Assert.Equal([128L, 56L, 56L], layers["block2.pool"].OutputShape);
        Assert.Equal([256L, 28L, 28L], layers["block3.pool"].OutputShape);
        Assert.Equal([512L, 14L, 14L], layers["block4.pool"].OutputShape);
        Assert.Equal([512L, 7L, 7L], layers["block5.pool"].OutputShape);
        Assert.Equal([25_088L], layers["flatten"].OutputShape);
        Assert.Equal(102_764_544, layers["hidden1.linear"].Params);
        Assert.Equal(128_806_154, summary.Complexity.Params);
        Assert.Equal(ComplexityCalculator.Of(network.Config), summary.Complexity);
    }

    [Theory]
    [InlineData(224, 42_516_490)]
    [InlineData(112, 21_544_970)]
    public void Of_SmallVgg_HasThePrintedCounts(int resolution, long linear)
    {
        using var network = NetworkBuilder.Create(Presets.Find("vgg-small").Adapt(new InputShape(3, resolution), null, "test"));
        var layers = NetworkSummary.Of(network).Layers;
        Assert.Equal([448L, 4_640L, 18_496L, 36_928L, 73_856L, 147_584L, 147_584L, 147_584L], layers.Where(layer => layer.Type == "Conv2d").Select(layer => layer.Params));
        Assert.Equal(577_120, layers.Where(layer => layer.Type == "Conv2d").Sum(layer => layer.Params));
        Assert.Equal(linear, layers.Where(layer => layer.Type == "Linear").Sum(layer => layer.Params));
    }

    [Theory]
    [InlineData("resnet18-grey")]
    [InlineData("preactivation-resnet18-grey")]
    public void Of_ResNet18_HasThePrintedShapes(string name)
    {
        using var network = NetworkBuilder.Create(Presets.Find(name));
        var parts = NetworkSummary.Of(network).Parts.ToDictionary(part => part.Name, StringComparer.Ordinal);
        Assert.Equal([64L, 24L, 24L], parts["stem"].OutputShape);
        Assert.Equal([64L, 24L, 24L], parts["stage1"].OutputShape);
        Assert.Equal([128L, 12L, 12L], parts["stage2"].OutputShape);
        Assert.Equal([256L, 6L, 6L], parts["stage3"].OutputShape);
        Assert.Equal([512L, 3L, 3L], parts["stage4"].OutputShape);
        Assert.Equal([10L], parts["head"].OutputShape);
    }

    [Fact]
    public void Of_RegNetX32_HasThePrintedShapes()
    {
        using var network = NetworkBuilder.Create(Presets.Find("regnetx-32"));
        var parts = NetworkSummary.Of(network).Parts.ToDictionary(part => part.Name, StringComparer.Ordinal);
        Assert.Equal([32L, 48L, 48L], parts["stem"].OutputShape);
        Assert.Equal([32L, 24L, 24L], parts["stage1"].OutputShape);
        Assert.Equal([80L, 12L, 12L], parts["stage2"].OutputShape);
        Assert.Equal([10L], parts["head"].OutputShape);
    }

    // torchsummary's own figures of torchvision's VGG-16 at 3×224×224, which is plain: it has no modules within modules to count twice.
    [Fact]
    public void Of_Vgg16_HasTorchsummarysMemory()
    {
        using var network = NetworkBuilder.Create(Presets.Find("vgg16"));
        var memory = NetworkSummary.Of(network).Memory;
        Assert.Equal(0.57, memory.InputMebibytes, 0.005);
        Assert.Equal(218.78, memory.ActivationMebibytes, 0.005);
        Assert.Equal(527.79, memory.ParameterMebibytes, 0.005);
        Assert.Equal(747.15, memory.TotalMebibytes, 0.01);
    }
}
