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

    /// <summary>What its networks may cost.</summary>
    public required ComplexityWindow Complexity { get; init; }
}
