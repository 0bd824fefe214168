using Explorer.Models;
using Explorer.Models.Weights;

namespace Explorer.Tests.Commands;

public sealed class WeightsCommandTests : IDisposable
{
    private const string Config =
        """
        { "family": "regnet", "input": {"channels": 3, "resolution": 16}, "classes": 4, "stem": {"type": "simple", "width": 8}, "block": "bottleneck",
          "depth": 3, "initialWidth": 8, "slope": 8, "multiplier": 2, "groupWidth": 4 }
        """;

    private readonly CommandRunner _explorer = new();

    public void Dispose() => _explorer.Dispose();

    [Fact]
    public async Task Convert_ThereAndBack_GivesTheSameFile()
    {
        var original = Save();
        foreach (var (names, first) in new[] { ("torchvision", "stem.0.weight"), ("timm", "stem.conv.weight"), ("pycls", "stem.conv.weight") })
        {
            var converted = await _explorer.RunAsync("weights", "convert", original, "--names", names, "--save", $"{names}.safetensors");
            Assert.Equal((0, ""), (converted.ExitCode, converted.Error));
            Assert.Contains($"names of {names}", converted.Output, StringComparison.Ordinal);

            var shown = await _explorer.RunAsync("weights", "show", $"{names}.safetensors");
            Assert.Contains($"names of {names}", shown.Output, StringComparison.Ordinal);
            Assert.Contains(first, shown.Output, StringComparison.Ordinal);

            var back = await _explorer.RunAsync("weights", "convert", $"{names}.safetensors", "--save", "back.safetensors");
            Assert.Equal((0, ""), (back.ExitCode, back.Error));
            Assert.Equal(File.ReadAllBytes(original), File.ReadAllBytes(Path.Combine(_explorer.Folder, "back.safetensors")));
        }
    }

    [Fact]
    public async Task Convert_MisspeltNames_NamesTheNearest()
    {
        var result = await _explorer.RunAsync("weights", "convert", Save(), "--names", "torchvison", "--save", "a.safetensors");
        Assert.Equal((2, "explorer: --names: no names are called \"torchvison\"; did you mean \"torchvision\"?\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Onnx_WithAndWithoutWeights_WritesOrSaysWhatIsMissing()
    {
        var model = _explorer.Write("model.json", Config);
        var missing = await _explorer.RunAsync("onnx", model);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("name them with --weights FILE", missing.Error, StringComparison.Ordinal);

        var written = await _explorer.RunAsync("onnx", model, "--weights", Save(), "--fold", "--save", "model.onnx");
        Assert.Equal((0, ""), (written.ExitCode, written.Error));
        Assert.Contains("input   images float32 [batch, 3, 16, 16]", written.Output, StringComparison.Ordinal);
        Assert.Contains("output  logits float32 [batch, 4]", written.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_explorer.Folder, "model.onnx")));
    }

    private string Save()
    {
        using var network = NetworkBuilder.Build(ModelConfigJson.Parse(Config, "test"), seed: 1);
        var path = Path.Combine(_explorer.Folder, "original.safetensors");
        NetworkWeights.Save(network, path);
        return path;
    }
}
