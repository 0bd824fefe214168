using static TorchSharp.torch;

namespace Explorer.Models.Tests.Onnx;

/// <summary>Exported networks in ONNX Runtime against ours: the same numbers but for rounding.</summary>
public sealed class OnnxRuntimeTests(ITestOutputHelper output) : IDisposable
{
    // Of float32, over the largest logit: rounding of 20 to 50 layers.
    private const double Tolerance = 2e-5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_SampledNetworks_GiveOurLogits()
    {
        var runtime = new OnnxRuntime(_folder.Path);
        var samples = SampledNetworks.Take(3).ToArray();
        Assert.Equal(24, samples.Select(ModelConfigJson.Hash).Distinct().Count());
        for (var i = 0; i < samples.Length; i++)
        {
            Add(runtime, $"sample {i} ({samples[i].Family})", samples[i]);
        }

        Check(runtime);
    }

    [Theory]
    [InlineData("regnety-400mf", 64)]
    [InlineData("resnet18", 64)]
    [InlineData("vgg-narrow", 224)]
    public void Run_Preset_GivesOurLogits(string preset, int resolution)
    {
        var runtime = new OnnxRuntime(_folder.Path);
        var config = Presets.Find(preset);
        Add(runtime, preset, config with { Input = config.Input with { Resolution = resolution } });
        Check(runtime);
    }

    // At their full resolution: minutes, so only when asked for (-explicit only).
    [Theory(Explicit = true)]
    [InlineData("regnetx-400mf")]
    [InlineData("regnetx-1.6gf")]
    [InlineData("regnety-400mf")]
    [InlineData("regnety-1.6gf")]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    [InlineData("resnext50-32x4d")]
    [InlineData("preactivation-resnet50")]
    [InlineData("vgg11")]
    [InlineData("vgg11-bn")]
    [InlineData("mlp-256")]
    public void Run_PresetAtFullResolution_GivesOurLogits(string preset)
    {
        var runtime = new OnnxRuntime(_folder.Path);
        Add(runtime, preset, Presets.Find(preset));
        Check(runtime);
    }

    private static void Add(OnnxRuntime runtime, string name, ModelConfig config)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(config, seed: 1);
        Networks.Randomise(network, seed: 2);
        runtime.Add(name, network);
    }

    private void Check(OnnxRuntime runtime)
    {
        var differences = runtime.Differences;
        foreach (var (name, difference) in differences)
        {
            output.WriteLine($"{name}: {difference:E1}");
        }

        output.WriteLine($"largest difference over the largest logit: {differences.Max(run => run.Difference):E1}");
        Assert.All(differences, run => Assert.True(run.Difference <= Tolerance, $"{run.Name}: {run.Difference:E1}"));
    }
}
