using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Fused;

/// <summary>Layers of modules as the engine's chains take them.</summary>
internal static class FusedLayers
{
    /// <summary>The largest stride that chains know.</summary>
    public const int MaxStride = 2;

    public static FusedLayer Of(Module<Tensor, Tensor> convolution, Module<Tensor, Tensor> norm, int stride = 1, int groups = 1)
        => new((Conv2d)convolution, (BatchNorm2d)norm, stride, groups);
}
