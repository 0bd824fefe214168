namespace Explorer.SearchSpace.Sampling;

/// <summary>One network of a sample.</summary>
public sealed record Sample
{
    /// <summary>Its index, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The network, group widths compatible.</summary>
    public required ModelConfig Config { get; init; }

    /// <summary>The config's canonical hash.</summary>
    public required string Hash { get; init; }

    /// <summary>What it costs.</summary>
    public required NetworkComplexity Complexity { get; init; }
}
