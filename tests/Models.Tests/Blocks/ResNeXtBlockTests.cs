using Explorer.Models.Blocks;
using static TorchSharp.torch;

namespace Explorer.Models.Tests.Blocks;

public sealed class ResNeXtBlockTests
{
    // A textbook's block: 32 channels, groups of 16, ratio 1, on a 4×32×96×96 batch.
    [Fact]
    public void Call_TextbooksBlock_KeepsTheShape()
    {
        using var scope = NewDisposeScope();
        var stage = new StageConfig { Depth = 1, Width = 32, Stride = 1, GroupWidth = 16 };
        using var block = BlockFactory.Create(BlockType.Bottleneck, BlockShape.Of(stage, inputWidth: 32, stride: 1, squeezeExcitation: 0));
        Assert.Equal([4L, 32L, 96L, 96L], block.call(zeros(4, 32, 96, 96)).shape);
        using var first = BlockFactory.Create(BlockType.Bottleneck, BlockShape.Of(stage, inputWidth: 16, stride: 2, squeezeExcitation: 0));
        Assert.Contains(first.named_parameters(), pair => pair.name == "shortcut.norm.weight");
        Assert.Equal([4L, 32L, 48L, 48L], first.call(zeros(4, 16, 96, 96)).shape);
    }
}
