namespace Explorer.SearchSpace.Spaces;

/// <summary>What the networks of a space may cost, as <see cref="Complexity.NetworkComplexity"/> counts it.</summary>
/// <param name="Flops">Multiply-adds.</param>
/// <param name="Params">Parameters.</param>
/// <param name="Activations">Output elements.</param>
public sealed record ComplexityWindow(CountRange Flops, CountRange Params, CountRange Activations)
{
    /// <summary>No bounds.</summary>
    public static ComplexityWindow All { get; } = new(CountRange.All, CountRange.All, CountRange.All);
}
