namespace Explorer.SearchSpace.Configs;

/// <summary>The block that a stage repeats, named as in model config files.</summary>
public enum BlockType
{
    /// <summary>X block: 1×1, 3×3 grouped and strided, 1×1; shortcut 1×1 + BN where the shape changes (<c>bottleneck</c>).</summary>
    Bottleneck,

    /// <summary>R block: two 3×3 with the same shortcut (<c>basic</c>).</summary>
    Basic,

    /// <summary>V block: two 3×3 without a shortcut (<c>vanilla</c>).</summary>
    Vanilla,

    /// <summary>Bottleneck with a shortcut only where the shape is unchanged and no final ReLU (<c>bottleneckLinear</c>).</summary>
    BottleneckLinear,

    /// <summary>
    /// Basic block in the order BN, ReLU, convolution of He et al., <i>Identity Mappings in Deep Residual Networks</i>, 2016
    /// (<c>preactivation</c>). Where the shape changes, the shortcut is a 1×1 convolution of the block's first activation, without BN.
    /// A network of such blocks has neither BN nor ReLU in its stem, and both once more after the last block.
    /// </summary>
    Preactivation,

    /// <summary>Bottleneck in the same order (<c>preactivationBottleneck</c>).</summary>
    PreactivationBottleneck,
}
