using Explorer.Kernels.Fused;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Fused;

/// <summary>Layers of modules as the engine's chains take them.</summary>
internal static class FusedLayers
{
    /// <summary>The largest stride that chains know.</summary>
    public const int MaxStride = 2;

    // By the table "By width and resolution" of docs/performance.md.
    private const long MostDenseWeights = 8192;
    private const long MostGroupedWeights = 65536;

    /// <summary>
    /// Whether a chain is faster in blocks than layer by layer: blocks read all weights again for every row, so that a chain needs pixels
    /// enough for its weights, and least where it has groups, which cost the plain layers more.
    /// </summary>
    /// <param name="chain">The chain.</param>
    /// <param name="pixels">Pixels of its input, height times width.</param>
    public static bool Pays(FusedChain chain, long pixels)
    {
        var outputs = chain.Layers.Aggregate(pixels, (left, layer) => Math.Max(1, left / (layer.Stride * layer.Stride)));
        var most = chain.Layers.Any(layer => layer.Groups > 1) ? MostGroupedWeights : MostDenseWeights;
        return chain.Layers.Sum(layer => layer.Convolution.weight.numel()) <= most * outputs;
    }

    public static FusedLayer Of(Module<Tensor, Tensor> convolution, Module<Tensor, Tensor> norm, int stride = 1, int groups = 1)
        => new((Conv2d)convolution, (BatchNorm2d)norm, stride, groups);
}
