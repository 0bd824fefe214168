using Explorer.Kernels;
using Explorer.Models.Blocks;
using Explorer.Models.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Models.Tests;

/// <summary>Whole networks by the fused layers, against the plain layers in double precision (which the fused ones leave alone).</summary>
public sealed class FusedNetworkTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<BlockType, StemType, int, double> Cases => new()
    {
        { BlockType.Bottleneck, StemType.Cifar, 0, 0 },
        { BlockType.Bottleneck, StemType.Resnet, 24, 0 },
        { BlockType.Bottleneck, StemType.Cifar, 0, 0.25 },
        { BlockType.Bottleneck, StemType.Resnet, 24, 0.25 },
        { BlockType.Bottleneck, StemType.Simple, 0, 1 },
        { BlockType.BottleneckLinear, StemType.Simple, 0, 0 },
        { BlockType.Basic, StemType.Cifar, 0, 0 },
        { BlockType.Vanilla, StemType.Simple, 16, 0 },
    };

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_TrainingStep_MatchesDoublePrecision(BlockType block, StemType stem, int headWidth, double squeezeExcitation)
    {
        Assert.SkipUnless(TorchEngine.HasKernels, "no fused layers on this processor, or EXPLORER_KERNELS=plain");
        var config = Networks.With(block) with { Stem = new StemConfig(stem, 8), HeadWidth = headWidth, SqueezeExcitation = squeezeExcitation };
        var (logits, gradients, statistics) = Step(config, ScalarType.Float32);
        var (expectedLogits, expectedGradients, expectedStatistics) = Step(config, ScalarType.Float64);
        Near(expectedLogits, logits, "logits");
        for (var i = 0; i < gradients.Count; i++)
            Near(expectedGradients[i].Value, gradients[i].Value, expectedGradients[i].Name);
        for (var i = 0; i < statistics.Count; i++)
            Near(expectedStatistics[i].Value, statistics[i].Value, expectedStatistics[i].Name);
    }

    [Theory]
    [InlineData(32, 256, 0)]
    [InlineData(32, 32, 1280)]
    public void Forward_WideStageOrHead_MatchesDoublePrecision(int first, int last, int headWidth)
    {
        Assert.SkipUnless(TorchEngine.HasKernels, "no fused layers on this processor, or EXPLORER_KERNELS=plain");
        var stage = new StageConfig { Depth = 2, Width = first, Stride = 2, GroupWidth = 1 };
        var config = Networks.With(BlockType.Basic) with { HeadWidth = headWidth, Stages = [stage, stage, stage with { Width = last }] };
        var (logits, gradients, _) = Step(config, ScalarType.Float32);
        var (expectedLogits, expectedGradients, _) = Step(config, ScalarType.Float64);
        Near(expectedLogits, logits, "logits");
        for (var i = 0; i < gradients.Count; i++)
            Near(expectedGradients[i].Value, gradients[i].Value, expectedGradients[i].Name);
    }

    [Fact]
    public void Forward_Evaluation_MatchesSmallBatches()
    {
        Assert.SkipUnless(TorchEngine.HasKernels, "no fused layers on this processor, or EXPLORER_KERNELS=plain");
        using var network = NetworkBuilder.Build(Networks.Tiny, seed: 2);
        network.eval();
        using var noGradients = no_grad();
        var images = Images(19, ScalarType.Float32);
        // Below eight images a network computes layer by layer.
        Tensor[] parts = [network.call(images[..7]), network.call(images[7..14]), network.call(images[14..])];
        Near(cat(parts, 0).to(ScalarType.Float64), network.call(images), "logits");
    }

    private static (Tensor Logits, List<(string Name, Tensor Value)> Gradients, List<(string Name, Tensor Value)> Statistics) Step(AnyNetConfig config, ScalarType type)
    {
        var network = NetworkBuilder.Build(config, seed: 5).to(type);
        network.train();
        var logits = network.call(Images(19, type));
        var weighted = (logits * arange(logits.numel(), type).reshape(logits.shape).sin()).sum();
        var parameters = network.named_parameters().ToList();
        var gradients = autograd.grad([weighted], [.. parameters.Select(parameter => parameter.parameter)]);
        return (logits.detach(), [.. parameters.Zip(gradients, (parameter, gradient) => (parameter.name, gradient))],
            [.. network.named_buffers().Select(buffer => (buffer.name, buffer.buffer.to(ScalarType.Float64)))]);
    }

    private static Tensor Images(int count, ScalarType type) => (arange(count * 3 * 16 * 16, ScalarType.Float64) * 1.7).sin().reshape(count, 3, 16, 16).to(type);

    private static void Near(Tensor expected, Tensor actual, string name)
    {
        var off = (actual.to(ScalarType.Float64) - expected).abs().max().ToDouble();
        var scale = expected.abs().max().ToDouble();
        Assert.True(off <= (2e-4 * scale) + 1e-4, $"{name}: off by {off:g3}, values up to {scale:g3}");
    }
}
