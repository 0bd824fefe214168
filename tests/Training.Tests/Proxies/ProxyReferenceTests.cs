using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Explorer.Models.Weights;
using Explorer.Training.Proxies;
using Explorer.Training.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Training.Tests.Proxies;

/// <summary>The same weights and images through plain PyTorch (in Python), which computes each proxy from its definition.</summary>
public sealed class ProxyReferenceTests(ITestOutputHelper output) : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const int Images = 6;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(BlockType.Bottleneck, StemType.Cifar, 0.25, 0)]
    [InlineData(BlockType.Basic, StemType.Resnet, 0, 0)]
    [InlineData(BlockType.BottleneckLinear, StemType.Simple, 0, 24)]
    [InlineData(BlockType.Vanilla, StemType.Cifar, 0, 0)]
    public void Measure_EveryProxy_EqualsPyTorch(BlockType block, StemType stem, double squeeze, int head)
    {
        Assert.SkipUnless(File.Exists(Python), "python3-torch is not installed");
        var bottleneck = block is BlockType.Bottleneck or BlockType.BottleneckLinear;
        var config = new AnyNetConfig
        {
            Input = new InputShape(3, 16),
            Classes = 5,
            Stem = new StemConfig(stem, 8),
            Block = block,
            SqueezeExcitation = squeeze,
            HeadWidth = head,
            Stages =
            [
                new StageConfig { Depth = 2, Width = 8, Stride = 1, BottleneckRatio = 1, GroupWidth = bottleneck ? 4 : 1 },
                new StageConfig { Depth = 1, Width = 16, Stride = 2, BottleneckRatio = bottleneck ? 2 : 1, GroupWidth = bottleneck ? 8 : 1 },
            ],
        };
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var (pixels, noise, labels) = (randn([Images, 3, 16, 16], generator: generator), randn([Images, 3, 16, 16], generator: generator), new long[] { 0, 1, 2, 3, 4, 0 });
        using (var network = NetworkBuilder.Build(config, seed: 3))
            NetworkWeights.Save(network, _folder.At("weights.safetensors"), new Dictionary<string, string>(StringComparer.Ordinal));
        SafetensorsWriter.Write(
            _folder.At("batch.safetensors"),
            [
                new WeightTensor("pixels", ElementType.Float32, [.. pixels.shape], pixels.bytes.ToArray()),
                new WeightTensor("noise", ElementType.Float32, [.. noise.shape], noise.bytes.ToArray()),
                new WeightTensor("labels", ElementType.Int64, [Images], MemoryMarshal.AsBytes(labels.AsSpan()).ToArray()),
            ],
            new Dictionary<string, string>(StringComparer.Ordinal));
        File.WriteAllText(_folder.At("network.json"), ModelConfigJson.Write(config));
        var (exitCode, text, errors) = Run(Path.Combine(AppContext.BaseDirectory, "Proxies", "zero_cost_proxies.py"), _folder.Path);
        Assert.SkipUnless(exitCode == 0 || !errors.Contains("No module named", StringComparison.Ordinal), "python3-torch is not installed");
        Assert.True(exitCode == 0, errors);
        var expected = JsonDocument.Parse(text).RootElement;

        var batch = new ProxyBatch(pixels.to_type(ScalarType.Float64), tensor(labels), 1);
        foreach (var name in ProxyNames.All)
        {
            using var network = NetworkBuilder.Build(config, seed: 3).to(ScalarType.Float64);
            var value = name == "zenScore"
                ? ZenScore.Of(network, batch.Pixels, noise.to_type(ScalarType.Float64))
                : ProxyMeasurement.Find(name).Measure(network, batch);
            var reference = expected.GetProperty(name).GetDouble();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{block} {name}: {value:R}, PyTorch {reference:R}"));
            Assert.True(Math.Abs(value - reference) <= 1e-9 * Math.Abs(reference), $"{name}: {value} against {reference}");
        }
    }

    private static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text.Result, errors);
    }
}
