namespace Explorer.SearchSpace.Configs;

/// <summary>Stem, any number of stages, head: the network of the paper's Figure 3.</summary>
public sealed record AnyNetConfig : ModelConfig
{
    /// <inheritdoc/>
    public override string Family => "anynet";

    /// <summary>The stem.</summary>
    public required StemConfig Stem { get; init; }

    /// <summary>The block that every stage repeats.</summary>
    public required BlockType Block { get; init; }

    /// <summary>Squeeze-and-excitation ratio to the block's input width; 0 for none. Bottleneck blocks only.</summary>
    public double SqueezeExcitation { get; init; }

    /// <summary>Channels of a 1×1 convolution, BN, ReLU before the pool; 0 for none.</summary>
    public int HeadWidth { get; init; }

    /// <summary>The stages, at least one.</summary>
    public required ValueList<StageConfig> Stages { get; init; }
}
