using TorchSharp.Modules;

namespace Explorer.Kernels.Fused;

/// <summary>Layers in a row with ReLU between them: f(layers(x) + shortcut(x)), f = ReLU or nothing.</summary>
/// <param name="Layers">The layers in their order; at least one.</param>
public sealed record FusedChain(params IReadOnlyList<FusedLayer> Layers)
{
    /// <summary>Whether the input is added before the last ReLU.</summary>
    public bool AddsInput { get; init; }

    /// <summary>A layer over the input whose output is added instead; null for none.</summary>
    public FusedLayer? Projection { get; init; }

    /// <summary>Channel weights between two of the layers; null for none.</summary>
    public FusedSqueeze? Squeeze { get; init; }

    /// <summary>Whether a ReLU ends the chain.</summary>
    public bool EndsWithRelu { get; init; } = true;

    /// <summary>All layers, the projection last.</summary>
    internal IEnumerable<FusedLayer> AllLayers => Projection is null ? Layers : Layers.Append(Projection);

    /// <summary>What is trained: of each layer weight, scale and shift, then the squeeze's two weights and biases, in their order.</summary>
    internal IEnumerable<Parameter> Parameters
    {
        get
        {
            foreach (var layer in AllLayers)
            {
                yield return layer.Convolution.weight!;
                yield return layer.Norm.weight!;
                yield return layer.Norm.bias!;
            }

            foreach (var convolution in Squeeze is null ? [] : (Conv2d[])[Squeeze.Reduce, Squeeze.Expand])
            {
                yield return convolution.weight!;
                yield return convolution.bias!;
            }
        }
    }
}
