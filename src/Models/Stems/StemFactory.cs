using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Stems;

/// <summary>The module of each stem type.</summary>
internal static class StemFactory
{
    /// <summary>The stem of a network.</summary>
    /// <param name="stem">The stem.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="block">The network's block: before pre-activation blocks there is neither norm nor ReLU.</param>
    public static Module<Tensor, Tensor> Create(StemConfig stem, int channels, BlockType block) => stem.Type switch
    {
        _ when block.IsPreactivation() => new BareStem(stem, channels),
        StemType.Cifar => new PlainStem(channels, stem.Width, stride: 1),
        StemType.Simple => new PlainStem(channels, stem.Width, stride: 2),
        StemType.Resnet => new PooledStem(channels, stem.Width),
        _ => throw new UnreachableException(),
    };
}
