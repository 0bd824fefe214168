using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Distributions;

namespace Explorer.SearchSpace.Spaces;

/// <summary>A space whose networks are drawn from distributions.</summary>
public abstract record SampledSpace : DesignSpace
{
    private protected SampledSpace()
    {
    }

    /// <summary>The images its networks take.</summary>
    public required InputShape Input { get; init; }

    /// <summary>Number of classes; at least 2.</summary>
    public required int Classes { get; init; }

    /// <summary>The stem's layers.</summary>
    public required StemSpace Stem { get; init; }

    /// <summary>The block that every stage repeats.</summary>
    public required BlockType Block { get; init; }

    /// <summary>Squeeze-and-excitation ratio to the block's input width; 0 for none.</summary>
    public required Distribution SqueezeExcitation { get; init; }

    /// <summary>Channels of a 1×1 convolution, BN, ReLU before the pool; 0 for none.</summary>
    public required Distribution HeadWidth { get; init; }

    /// <summary>What its networks may cost.</summary>
    public required ComplexityWindow Complexity { get; init; }
}
