using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>The module of each block type.</summary>
internal static class BlockFactory
{
    public static Module<Tensor, Tensor> Create(BlockType type, BlockShape shape) => type switch
    {
        BlockType.Bottleneck => new BottleneckBlock(shape),
        BlockType.Basic => new BasicBlock(shape),
        BlockType.Vanilla => new VanillaBlock(shape),
        BlockType.BottleneckLinear => new BottleneckLinearBlock(shape),
        BlockType.Preactivation => new PreactivationBlock(shape),
        BlockType.PreactivationBottleneck => new PreactivationBottleneckBlock(shape),
        _ => throw new UnreachableException(),
    };
}
