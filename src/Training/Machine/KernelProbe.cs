using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Training.Machine;

/// <summary>Measures what one process of this machine reaches in the operations that training is made of.</summary>
/// <param name="time">The clock.</param>
/// <param name="budget">Time for each figure; at least one run is made.</param>
public sealed class KernelProbe(TimeProvider time, TimeSpan budget)
{
    private const int MatrixSide = 1024;
    private const int ConvolutionChannels = 64;
    private const int ConvolutionImages = 16;
    private const int ConvolutionSide = 32;
    private const int ConvolutionKernel = 3;
    private const int CopyFloats = 16 * 1024 * 1024;

    /// <summary>Floating-point operations a second of a 1024×1024 matrix product (a multiply-add counts two).</summary>
    public double MatrixProduct(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var left = randn(MatrixSide, MatrixSide).to(type);
        var right = randn(MatrixSide, MatrixSide).to(type);
        return 2.0 * MatrixSide * MatrixSide * MatrixSide * PerSecond(() => left.mm(right).Dispose());
    }

    /// <summary>Floating-point operations a second of a dense 3×3 convolution of 64 channels at 32×32, float32.</summary>
    public double Convolution()
    {
        using var scope = NewDisposeScope();
        var images = randn(ConvolutionImages, ConvolutionChannels, ConvolutionSide, ConvolutionSide);
        var weight = randn(ConvolutionChannels, ConvolutionChannels, ConvolutionKernel, ConvolutionKernel);
        var flops = 2.0 * ConvolutionImages * ConvolutionSide * ConvolutionSide * ConvolutionChannels * ConvolutionChannels * ConvolutionKernel * ConvolutionKernel;
        return flops * PerSecond(() => nn.functional.conv2d(images, weight, padding: [1, 1]).Dispose());
    }

    /// <summary>Bytes a second read and written by copying 64 MiB, more than caches hold on most machines.</summary>
    public double Copy()
    {
        using var scope = NewDisposeScope();
        var source = ones(CopyFloats);
        var target = zeros(CopyFloats);
        return 2.0 * CopyFloats * sizeof(float) * PerSecond(() => target.copy_(source));
    }

    private double PerSecond(Action run)
    {
        using var noGradients = no_grad();
        run();
        var runs = 0;
        var begun = time.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            run();
            runs++;
            elapsed = time.GetElapsedTime(begun);
        }
        while (elapsed < budget);
        return runs / elapsed.TotalSeconds;
    }
}
