namespace Explorer.SearchSpace.Configs;

/// <summary>
/// A residual network of grouped bottlenecks: Xie et al., <i>Aggregated Residual Transformations for Deep Neural Networks</i>, 2017
/// (ResNeXt-50 32×4d has cardinality 32 and 4 channels a group). It is an AnyNet, see <see cref="ModelExpansion.ToAnyNet"/>.
/// </summary>
public sealed record ResNeXtConfig : ModelConfig
{
    /// <inheritdoc/>
    public override string Family => "resnext";

    /// <summary>The stem.</summary>
    public required StemConfig Stem { get; init; }

    /// <summary>Blocks of each stage; at least one stage.</summary>
    public required ValueList<int> Depths { get; init; }

    /// <summary>Output channels of each stage's blocks, as many as <see cref="Depths"/>.</summary>
    public required ValueList<int> Widths { get; init; }

    /// <summary>Groups of every 3×3 convolution, C of the paper; at least 1.</summary>
    public required int Cardinality { get; init; }

    /// <summary>Channels of a group in the first stage, d of the paper; in later stages they grow as the widths do.</summary>
    public required int GroupWidth { get; init; }

    /// <summary>Stride of each stage's first block; empty for 1, then 2.</summary>
    public ValueList<int> Strides { get; init; }
}
