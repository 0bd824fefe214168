using TorchSharp.Modules;

namespace Explorer.Kernels.Fused;

/// <summary>A convolution without bias, square and odd, padded by half its size, and the batch norm after it.</summary>
/// <param name="Convolution">The convolution.</param>
/// <param name="Norm">The batch norm, with scale, shift and running statistics.</param>
/// <param name="Stride">The convolution's stride, 1 or 2.</param>
/// <param name="Groups">The convolution's groups.</param>
public sealed record FusedLayer(Conv2d Convolution, BatchNorm2d Norm, int Stride = 1, int Groups = 1);
