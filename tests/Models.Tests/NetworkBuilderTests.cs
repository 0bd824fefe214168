using Explorer.SearchSpace.Json;
using Explorer.SearchSpace.Sampling;
using Explorer.SearchSpace.Spaces;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Models.Tests;

public sealed class NetworkBuilderTests
{
    // A network of more parameters than this takes too long to build for a test; its smaller siblings have the same layers.
    private const long MaxParams = 20_000_000;

    [Fact]
    public void Build_ReferenceAnyNets_HaveTheirParameterCount()
    {
        Assert.Equal(96, Reference.AnyNets.Count);
        Assert.All(Reference.AnyNets, row => AssertParameterCount(row.Config, row.Complexity));
    }

    [Fact]
    public void Build_PublishedRegNets_HaveTheirParameterCount()
    {
        var built = Reference.RegNets.Where(row => row.Complexity.Params <= MaxParams).ToArray();
        Assert.InRange(built.Length, 10, 24);
        Assert.All(built, row => AssertParameterCount(row.Config, row.Complexity));
    }

    // AnyNetX-A of the paper at 32×32, scaled down: every block, width and group of a random sample.
    [Fact]
    public void Build_FiftySampledConfigs_HaveTheCountedParameters()
    {
        var problems = new InputProblems("test");
        var json = JsonText.Parse(
            """
            { "family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck", "stages": 4,
              "depth": {"logUniform": [1, 8]}, "width": {"logUniform": [8, 256], "multipleOf": 8}, "bottleneckRatio": {"choices": [1, 2, 4]},
              "groupWidth": {"choices": [1, 2, 4, 8, 16, 32]}, "squeezeExcitation": 0.25 }
            """, "test", problems);
        var samples = new SpaceSampler(DesignSpaceJson.Read(new JsonCursor(json, "$", problems))!, seed: 5).Take(50);
        Assert.Equal(50, samples.Select(sample => sample.Hash).Distinct().Count());
        Assert.All(samples, sample => AssertParameterCount(sample.Config, sample.Complexity));
    }

    [Theory]
    [InlineData(BlockType.Bottleneck, 0)]
    [InlineData(BlockType.Bottleneck, 0.25)]
    [InlineData(BlockType.BottleneckLinear, 0.25)]
    [InlineData(BlockType.Basic, 0)]
    [InlineData(BlockType.Vanilla, 0)]
    public void Call_EveryBlock_GivesLogitsAndGradientsForAllParameters(BlockType block, double squeezeExcitation)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Networks.With(block) with { SqueezeExcitation = squeezeExcitation, HeadWidth = 12 }, seed: 1);
        network.train();
        var logits = network.call(randn(4, 3, 16, 16));
        Assert.Equal([4L, 5L], logits.shape);
        var gradients = autograd.grad([nn.functional.cross_entropy(logits, zeros(4, ScalarType.Int64))], [.. network.parameters()]);
        Assert.All(gradients, gradient => Assert.True(gradient.isfinite().all().item<bool>()));
        Assert.All(gradients, gradient => Assert.NotEqual(0, gradient.abs().sum().item<float>()));
    }

    [Theory]
    [InlineData(StemType.Cifar, 33)]
    [InlineData(StemType.Simple, 33)]
    [InlineData(StemType.Resnet, 33)]
    [InlineData(StemType.Resnet, 1)]
    public void Call_AnyResolution_GivesLogits(StemType stem, int resolution)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Networks.Tiny with { Stem = new StemConfig(stem, 8) });
        network.eval();
        Assert.Equal([2L, 5L], network.call(zeros(2, 3, resolution, resolution)).shape);
    }

    [Fact]
    public void Build_SameSeed_GivesSameWeightsWhateverWasDrawnBefore()
    {
        using var scope = NewDisposeScope();
        using var first = NetworkBuilder.Build(Networks.Tiny, seed: ulong.MaxValue);
        rand(1000);
        using var second = NetworkBuilder.Build(Networks.Tiny, seed: ulong.MaxValue);
        using var other = NetworkBuilder.Build(Networks.Tiny, seed: 2);
        Assert.All(first.parameters().Zip(second.parameters()), pair => Assert.True(pair.First.eq(pair.Second).all().item<bool>()));
        Assert.Contains(first.parameters().Zip(other.parameters()), pair => !pair.First.eq(pair.Second).all().item<bool>());
    }

    [Fact]
    public void Build_WideStage_StartsWithTheAuthorsDeviations()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Networks.Tiny with { Stages = [new StageConfig { Depth = 1, Width = 256, Stride = 1, GroupWidth = 16 }] }, seed: 3);
        var values = network.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter, StringComparer.Ordinal);

        // std = sqrt(2 / (k·k·out)), out = 256: 3×3 and 1×1. Groups do not count.
        Assert.Equal(Math.Sqrt(2.0 / (9 * 256)), Deviation(values["stage1.block1.transform.conv2.weight"]), 3e-4);
        Assert.Equal(Math.Sqrt(2.0 / 256), Deviation(values["stage1.block1.transform.conv3.weight"]), 1e-3);
        Assert.Equal(0.01, Deviation(values["head.linear.weight"]), 1e-3);
        Assert.Equal(0, values["head.linear.bias"].abs().sum().item<float>());
        Assert.Equal(1, values["stage1.block1.transform.norm3.weight"].min().item<float>());
        Assert.Equal(0, values["stage1.block1.transform.norm3.bias"].abs().max().item<float>());
    }

    [Theory]
    [InlineData(BlockType.Bottleneck, "norm3")]
    [InlineData(BlockType.Basic, "norm2")]
    public void Build_ZeroFinalGamma_ZeroesTheLastNormOfEachTransformOnly(BlockType block, string last)
    {
        using var network = NetworkBuilder.Build(Networks.With(block), zeroFinalGamma: true);
        var norms = network.named_modules().Where(pair => pair.module is BatchNorm2d).ToArray();
        Assert.Contains(norms, pair => pair.name.EndsWith($"transform.{last}", StringComparison.Ordinal));
        Assert.All(norms, pair => Assert.Equal(
            pair.name.EndsWith($"transform.{last}", StringComparison.Ordinal) ? 0 : 1,
            ((BatchNorm2d)pair.module).weight!.max().item<float>()));
    }

    private static double Deviation(Tensor values) => values.std().item<float>();

    private static void AssertParameterCount(ModelConfig config, NetworkComplexity expected)
    {
        Assert.Equal(expected, ComplexityCalculator.Of(config));
        using var network = NetworkBuilder.Create(config);
        Assert.Equal(expected.Params, network.ParameterCount());
    }
}
