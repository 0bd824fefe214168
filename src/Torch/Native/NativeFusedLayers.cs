using System.Runtime.InteropServices;
using Explorer.Torch.Fused;
using static TorchSharp.torch;

namespace Explorer.Torch.Native;

/// <summary>The shim's kernels.</summary>
internal sealed class NativeFusedLayers : IFusedLayers
{
    // Raised when their results change by more than rounding, or for the same input by rounding.
    private const int Version = 3;

    private NativeFusedLayers(string set) => Name = FormattableString.Invariant($"explorer kernels {Version} ({set})");

    public string Name { get; }

    /// <summary>The kernels for this processor; null where there are none or <c>EXPLORER_KERNELS</c> is <c>plain</c>.</summary>
    public static NativeFusedLayers? Find()
    {
        NativeStatus.Check(NativeFused.Name(out var name));
        return Marshal.PtrToStringUTF8(name) is { } set ? new NativeFusedLayers(set) : null;
    }

    public bool Fits(Tensor images)
    {
        NativeStatus.Check(NativeFused.Fits(images.H, out var fits));
        return fits != 0;
    }

    public Tensor ToBlocks(Tensor images) => NativeStatus.Wrap(NativeFused.ToBlocks(images.H, out var result), result);

    public Tensor FromBlocks(Tensor blocks, long images) => NativeStatus.Wrap(NativeFused.FromBlocks(blocks.H, images, out var result), result);

    public Tensor Mean(Tensor blocks, long images) => NativeStatus.Wrap(NativeFused.Mean(blocks.H, images, out var result), result);

    public Tensor Chain(Tensor blocks, long images, FusedChain chain, bool training)
    {
        FusedLayer[] layers = chain.Projection is { } projection ? [.. chain.Layers, projection] : [.. chain.Layers];
        using var tensors = new TensorList([.. layers.SelectMany(Tensors)]);
        long[] shapes = [.. layers.SelectMany(layer => new long[] { layer.Stride, layer.Groups })];
        var (momentum, eps) = (layers[0].Norm.momentum, layers[0].Norm.eps);
        if (momentum is null || !layers.All(layer => layer.Norm.momentum == momentum && layer.Norm.eps == eps))
            throw new ArgumentException("The batch norms of a chain share one momentum and one eps.", nameof(chain));
        var shortcut = chain.Projection is not null ? 2 : chain.AddsInput ? 1 : 0;
        return NativeStatus.Wrap(
            NativeFused.Chain(
                blocks.H, images, tensors.Handles, shapes, layers.Length, shortcut, chain.EndsWithRelu ? 1 : 0, training ? 1 : 0, momentum.Value, eps, out var result),
            result);
    }

    private static Tensor?[] Tensors(FusedLayer layer) =>
    [
        layer.Convolution.weight, layer.Norm.weight, layer.Norm.bias, layer.Norm.running_mean, layer.Norm.running_var, layer.Norm.num_batches_tracked,
    ];
}
