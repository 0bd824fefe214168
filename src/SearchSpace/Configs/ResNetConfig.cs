namespace Explorer.SearchSpace.Configs;

/// <summary>
/// A residual network: He et al., <i>Deep Residual Learning for Image Recognition</i>, 2016 (Table 1), or with pre-activation blocks
/// He et al., <i>Identity Mappings in Deep Residual Networks</i>, 2016. Bottlenecks carry the stride in their 3×3 convolution, as
/// torchvision's do. It is an AnyNet without groups, see <see cref="ModelExpansion.ToAnyNet"/>.
/// </summary>
public sealed record ResNetConfig : ModelConfig
{
    /// <summary>The bottleneck ratio of the paper's networks of 50 layers and more.</summary>
    public const double PaperBottleneckRatio = 4;

    /// <inheritdoc/>
    public override string Family => "resnet";

    /// <summary>The stem.</summary>
    public required StemConfig Stem { get; init; }

    /// <summary>The block: basic, bottleneck or one of their pre-activation forms.</summary>
    public required BlockType Block { get; init; }

    /// <summary>Blocks of each stage; at least one stage.</summary>
    public required ValueList<int> Depths { get; init; }

    /// <summary>Output channels of each stage's blocks, as many as <see cref="Depths"/>; 256, 512, 1024, 2048 for ResNet-50.</summary>
    public required ValueList<int> Widths { get; init; }

    /// <summary>Width over the width of the 3×3 convolution: 4 in the paper, 2 in the wide networks of Zagoruyko and Komodakis 2016; 1 for blocks without a bottleneck.</summary>
    public double BottleneckRatio { get; init; } = 1;

    /// <summary>Stride of each stage's first block; empty for 1, then 2.</summary>
    public ValueList<int> Strides { get; init; }
}
