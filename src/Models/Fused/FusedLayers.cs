using Explorer.Kernels;
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
    private const double MostDense = 1 << 27;
    private const double MostGrouped = 1L << 31;

    /// <summary>
    /// Whether a chain is faster in blocks than layer by layer: blocks read all weights again for every row, and the plain layers get the more
    /// out of the processor the more weights there are. So the square of a chain's weights may be so large for each pixel of its output,
    /// and larger where it has groups, which cost the plain layers more.
    /// </summary>
    /// <param name="chain">The chain.</param>
    /// <param name="pixels">Pixels of its input, height times width.</param>
    public static bool Pays(FusedChain chain, long pixels)
    {
        if (TorchEngine.TakesEverything)
            return true;
        var outputs = chain.Layers.Aggregate(pixels, (left, layer) => Math.Max(1, left / (layer.Stride * layer.Stride)));
        var most = chain.Layers.Any(layer => layer.Groups > 1) ? MostGrouped : MostDense;
        var weights = (double)chain.Layers.Sum(layer => layer.Convolution.weight.numel());
        return weights * weights <= most * outputs;
    }

    public static FusedLayer Of(Module<Tensor, Tensor> convolution, Module<Tensor, Tensor> norm, int stride = 1, int groups = 1)
        => new((Conv2d)convolution, (BatchNorm2d)norm, stride, groups);
}
