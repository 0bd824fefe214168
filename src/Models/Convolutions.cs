using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models;

/// <summary>The convolutions and norms that blocks, stems and heads are made of.</summary>
internal static class Convolutions
{
    /// <summary>A square convolution that keeps the resolution but for its stride; without bias, since a norm follows.</summary>
    public static Module<Tensor, Tensor> Square(int inputWidth, int width, int kernel, int stride = 1, int groups = 1)
        => Conv2d(inputWidth, width, kernel, stride: stride, padding: (kernel - 1) / 2, groups: groups, bias: false);

    /// <summary>A 1×1 convolution with bias.</summary>
    public static Module<Tensor, Tensor> Pointwise(int inputWidth, int width) => Conv2d(inputWidth, width, 1, bias: true);

    /// <summary>Batch norm with the authors' constants.</summary>
    public static Module<Tensor, Tensor> Norm(int width) => BatchNorm2d(width, eps: 1e-5, momentum: 0.1);
}
