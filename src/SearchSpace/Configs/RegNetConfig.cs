namespace Explorer.SearchSpace.Configs;

/// <summary>A network whose stages follow the linear quantised widths of the paper's equations 2 to 4.</summary>
public sealed record RegNetConfig : ModelConfig
{
    /// <inheritdoc/>
    public override string Family => "regnet";

    /// <summary>The stem.</summary>
    public required StemConfig Stem { get; init; }

    /// <summary>The block that every stage repeats.</summary>
    public required BlockType Block { get; init; }

    /// <summary>Blocks in all, d of the paper; at least 1.</summary>
    public required int Depth { get; init; }

    /// <summary>w_0 of the paper: width of the line at block 0, in channels; a multiple of 8, above 0.</summary>
    public required double InitialWidth { get; init; }

    /// <summary>w_a of the paper: channels that the line gains a block; at least 0.</summary>
    public required double Slope { get; init; }

    /// <summary>w_m of the paper: ratio of the widths of neighbouring stages; above 1.</summary>
    public required double Multiplier { get; init; }

    /// <summary>g of the paper, before compatibility; at least 1.</summary>
    public int GroupWidth { get; init; } = 1;

    /// <summary>b of the paper; inner width = width / ratio.</summary>
    public double BottleneckRatio { get; init; } = 1;

    /// <summary>Squeeze-and-excitation ratio to the block's input width; 0 for none.</summary>
    public double SqueezeExcitation { get; init; }

    /// <summary>Channels of a 1×1 convolution, BN, ReLU before the pool; 0 for none.</summary>
    public int HeadWidth { get; init; }

    /// <summary>Stride of each stage's first block; empty for 2 everywhere.</summary>
    public ValueList<int> Strides { get; init; }
}
