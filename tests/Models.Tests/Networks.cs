using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Models.Tests;

/// <summary>Small networks that tests build.</summary>
internal static class Networks
{
    /// <summary>Two stages of widths 8 and 16 for 3×16×16 images and 5 classes.</summary>
    public static AnyNetConfig Tiny { get; } = new()
    {
        Input = new InputShape(3, 16),
        Classes = 5,
        Stem = new StemConfig(StemType.Cifar, 8),
        Block = BlockType.Bottleneck,
        Stages =
        [
            new StageConfig { Depth = 1, Width = 8, Stride = 1, GroupWidth = 4 },
            new StageConfig { Depth = 2, Width = 16, Stride = 2, BottleneckRatio = 2, GroupWidth = 4 },
        ],
    };

    /// <summary>The same with another block, whose stages have no bottleneck where it has none.</summary>
    public static AnyNetConfig With(BlockType block) => Tiny with
    {
        Block = block,
        Stages = block.HasBottleneck() ? Tiny.Stages : Tiny.Stages.Select(stage => stage with { BottleneckRatio = 1, GroupWidth = 1 }).ToValueList(),
    };

    /// <summary>Moves norms, biases and linear layers away from their initial values, so that a swapped or forgotten one shows.</summary>
    public static void Randomise(Network network, ulong seed)
    {
        using var generator = new Generator(seed);
        using var noGradients = no_grad();
        foreach (var module in network.modules())
        {
            switch (module)
            {
                case BatchNorm norm:
                    norm.weight!.uniform_(0.5, 1.5, generator);
                    norm.bias!.uniform_(-0.5, 0.5, generator);
                    norm.running_mean!.uniform_(-0.5, 0.5, generator);
                    norm.running_var!.uniform_(0.5, 1.5, generator);
                    break;
                case LayerNorm norm:
                    norm.weight!.uniform_(0.5, 1.5, generator);
                    norm.bias!.uniform_(-0.5, 0.5, generator);
                    break;
                case Linear linear:
                    linear.weight!.normal_(0, Math.Sqrt(1.0 / linear.weight!.shape[1]), generator);
                    linear.bias!.uniform_(-0.1, 0.1, generator);
                    break;
                case Conv2d { bias: { } bias }:
                    bias.uniform_(-0.1, 0.1, generator);
                    break;
            }
        }
    }
}
