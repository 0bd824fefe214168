namespace Explorer.SearchSpace.Configs;

/// <summary>What the block types have in common.</summary>
public static class BlockTypes
{
    /// <summary>Whether the block has an inner width, and so a bottleneck ratio and a group width.</summary>
    public static bool HasBottleneck(this BlockType block) =>
        block is BlockType.Bottleneck or BlockType.BottleneckLinear or BlockType.PreactivationBottleneck;

    /// <summary>Whether norm and ReLU come before each convolution: the stem then has none, and both follow the last stage.</summary>
    public static bool IsPreactivation(this BlockType block) => block is BlockType.Preactivation or BlockType.PreactivationBottleneck;
}
