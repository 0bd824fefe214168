using static TorchSharp.torch;

namespace Explorer.Kernels.Fused;

/// <summary>
/// The layout between fused layers: 16 images together, the image innermost, blocks × height × channels × width × 16, so that a vector holds
/// one pixel of 16 images. All of it is differentiable.
/// </summary>
public static class ImageBlocks
{
    private const int Lanes = 16;

    /// <summary>Blocks of N×C×H×W images; the last block's places without an image hold zeros. Of bfloat16 under autocast.</summary>
    public static Tensor Of(Tensor images)
    {
        var shape = images.shape;
        var blocks = (shape[0] + Lanes - 1) / Lanes;
        var lacking = (blocks * Lanes) - shape[0];
        var whole = lacking == 0 ? images : nn.functional.pad(images, [0, 0, 0, 0, 0, 0, 0, lacking]);
        var result = whole.reshape(blocks, Lanes, shape[1], shape[2], shape[3]).permute(0, 3, 2, 4, 1).contiguous();
        return LibtorchFunctions.IsAutocastOn ? result.to(ScalarType.BFloat16) : result;
    }

    /// <summary>N×C×H×W images of blocks, laid out with channels innermost, as the plain layers compute fastest.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="images">How many images they hold.</param>
    public static Tensor ToImages(Tensor blocks, long images)
    {
        var shape = blocks.shape;
        return blocks.permute(0, 4, 1, 3, 2).reshape(shape[0] * Lanes, shape[1], shape[3], shape[2]).permute(0, 3, 1, 2).narrow(0, 0, images);
    }

    /// <summary>The mean over each channel's pixels, N×C, in float32.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="images">How many images they hold.</param>
    /// <remarks>Rows first, then columns: libtorch takes both at once ten times slower.</remarks>
    public static Tensor Mean(Tensor blocks, long images) =>
        blocks.to(ScalarType.Float32).mean([1]).mean([2]).transpose(1, 2).reshape(-1, blocks.shape[2]).narrow(0, 0, images);

    /// <summary>Whether these images can be computed in blocks now: N×C×H×W float32 in main memory; under autocast where there are kernels for bfloat16.</summary>
    public static bool Fit(Tensor images) =>
        TorchEngine.HasKernels && images.Dimensions == 4 && images.dtype == ScalarType.Float32 && images.device_type == TorchSharp.DeviceType.CPU && (TorchEngine.HasBfloat16Kernels || !LibtorchFunctions.IsAutocastOn);
}
