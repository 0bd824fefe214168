namespace Explorer.SearchSpace.Spaces;

/// <summary>A space of networks of a stem, stages and a head, whose stages a family describes.</summary>
public abstract record StagedSpace : SampledSpace
{
    private protected StagedSpace()
    {
    }

    /// <summary>The stem's layers.</summary>
    public required StemSpace Stem { get; init; }

    /// <summary>The block that every stage repeats.</summary>
    public required BlockType Block { get; init; }

    /// <summary>Squeeze-and-excitation ratio to the block's input width; 0 for none.</summary>
    public required Distribution SqueezeExcitation { get; init; }

    /// <summary>Channels of a 1×1 convolution, BN, ReLU before the pool; 0 for none.</summary>
    public required Distribution HeadWidth { get; init; }
}
