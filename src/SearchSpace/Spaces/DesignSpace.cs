namespace Explorer.SearchSpace.Spaces;

/// <summary>A set of networks to sample from.</summary>
public abstract record DesignSpace
{
    private protected DesignSpace()
    {
    }

    /// <summary>The family's name in experiment files.</summary>
    public abstract string Family { get; }
}
