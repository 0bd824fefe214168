namespace Explorer.Torch.Fused;

/// <summary>Layers in a row with ReLU between them: f(layers(x) + shortcut(x)), f = ReLU or nothing.</summary>
/// <param name="Layers">The layers in their order; at least one.</param>
public sealed record FusedChain(params IReadOnlyList<FusedLayer> Layers)
{
    /// <summary>Whether the input is added before the last ReLU.</summary>
    public bool AddsInput { get; init; }

    /// <summary>A layer over the input whose output is added instead; null for none.</summary>
    public FusedLayer? Projection { get; init; }

    /// <summary>Whether a ReLU ends the chain.</summary>
    public bool EndsWithRelu { get; init; } = true;
}
