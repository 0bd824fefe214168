using static TorchSharp.torch;

namespace Explorer.Torch.Fused;

/// <summary>
/// Convolutions with their batch norms, ReLUs and shortcuts as one operation, forward and backward, on this machine's vector instructions.
/// They compute what the plain layers compute, in float32, to rounding. Between them a batch lies in blocks of 16 images, the image
/// innermost: blocks × height × channels × width × 16.
/// </summary>
public interface IFusedLayers
{
    /// <summary>What computes, as <c>explorer kernels 3 (avx512)</c>.</summary>
    string Name { get; }

    /// <summary>Whether these images can be computed so now: N×C×H×W float32 in main memory, outside of autocast.</summary>
    bool Fits(Tensor images);

    /// <summary>Blocks of N×C×H×W images; the last block's places without an image hold zeros.</summary>
    Tensor ToBlocks(Tensor images);

    /// <summary>N×C×H×W images of blocks.</summary>
    Tensor FromBlocks(Tensor blocks, long images);

    /// <summary>The mean over each channel's pixels, N×C.</summary>
    Tensor Mean(Tensor blocks, long images);

    /// <summary>Computes the chain; in training by the batch's statistics, and moves the running ones.</summary>
    /// <param name="blocks">The chain's input.</param>
    /// <param name="images">How many images the blocks hold.</param>
    /// <param name="chain">The layers.</param>
    /// <param name="training">Whether the batch norms take the batch's own statistics.</param>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes do not fit together.</exception>
    Tensor Chain(Tensor blocks, long images, FusedChain chain, bool training);
}
