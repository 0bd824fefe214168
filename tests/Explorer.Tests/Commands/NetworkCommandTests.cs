namespace Explorer.Tests.Commands;

/// <summary>Summaries, presets and the spaces of further families as a user would type them.</summary>
public sealed class NetworkCommandTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Summary_Preset_PrintsLayersTotalsAndMemory()
    {
        var output = await _runner.RunAsync("summary", "resnet18-grey", "--input", "1x96x96");
        Assert.Equal(0, output.ExitCode);
        Assert.Contains("stage1 64x24x24 · stage2 128x12x12 · stage3 256x6x6 · stage4 512x3x3 · head 10", output.Output, StringComparison.Ordinal);

        // torchvision's 11,689,512 without two of three channels of the 7×7 stem and with 10 instead of 1,000 classes.
        Assert.Contains("Total params: 11,175,370", output.Output, StringComparison.Ordinal);
        Assert.Contains("Params size (MB): 42.63", output.Output, StringComparison.Ordinal);
        Assert.Contains("Input size (MB): 0.04", output.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1x96", "expected channels x height x width")]
    [InlineData("1x16x16", "leave nothing of 16×16 pixels")]
    public async Task Summary_InputThatDoesNotFit_SaysWhy(string input, string expected)
    {
        var output = await _runner.RunAsync("summary", "vgg-narrow", "--input", input);
        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ZooList_Presets_NamesInputClassesAndCosts()
    {
        var output = await _runner.RunAsync("zoo", "list", "--presets");
        Assert.Equal(0, output.ExitCode);
        Assert.Contains(output.Output.Split('\n'), line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["resnext50-32x4d", "resnext", "3x224x224", "1,000", "25.0", "M", "4.23", "G", ..]);
        Assert.Contains(output.Output.Split('\n'), line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["vgg11-grey", "vgg", "1x224x224", "10", "129", "M", ..]);
    }

    [Theory]
    [InlineData("vgg-space", "vgg")]
    [InlineData("resnet-space", "resnet")]
    [InlineData("mlp-space", "mlp")]
    public async Task Sample_ShippedSpaces_PrintNetworksOfTheFamily(string experiment, string family)
    {
        var file = Repository.File("experiments", $"{experiment}.json");
        var output = await _runner.RunAsync("sample", file, "--count", "4", "--json");
        Assert.Equal(0, output.ExitCode);
        var lines = output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.Contains($"\"family\":\"{family}\"", line, StringComparison.Ordinal));
        Assert.Equal(0, (await _runner.RunAsync("space", file)).ExitCode);
    }
}
