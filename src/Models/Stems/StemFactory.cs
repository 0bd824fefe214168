using System.Diagnostics;
using Explorer.SearchSpace.Configs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Stems;

/// <summary>The module of each stem type.</summary>
internal static class StemFactory
{
    public static Module<Tensor, Tensor> Create(StemConfig stem, int channels) => stem.Type switch
    {
        StemType.Cifar => new PlainStem(channels, stem.Width, stride: 1),
        StemType.Simple => new PlainStem(channels, stem.Width, stride: 2),
        StemType.Resnet => new PooledStem(channels, stem.Width),
        _ => throw new UnreachableException(),
    };
}
