namespace Explorer.SearchSpace.Sampling;

/// <summary>How the costs of networks drawn are spread.</summary>
/// <param name="Networks">How many networks, at least 1.</param>
/// <param name="Flops">Their multiply-adds.</param>
/// <param name="Params">Their parameters.</param>
/// <param name="Activations">Their output elements.</param>
public sealed record ComplexitySpread(long Networks, ComplexityQuantiles Flops, ComplexityQuantiles Params, ComplexityQuantiles Activations)
{
    /// <summary>The spread of some networks; null for none.</summary>
    internal static ComplexitySpread? Of(IReadOnlyCollection<NetworkComplexity> costs) => costs.Count == 0 ? null : new(
        costs.Count,
        ComplexityQuantiles.Of(costs.Select(c => c.Flops)),
        ComplexityQuantiles.Of(costs.Select(c => c.Params)),
        ComplexityQuantiles.Of(costs.Select(c => c.Activations)));
}
