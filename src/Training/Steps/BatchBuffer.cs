using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Explorer.Training.Steps;

/// <summary>One batch of images and labels, filled in place and used again for every step.</summary>
internal sealed class BatchBuffer : IDisposable
{
    private readonly Tensor _pixels;
    private readonly Tensor _labels;
    private readonly Device _device;

    /// <summary>Room for the given number of images.</summary>
    public BatchBuffer(int size, InputShape shape, Device device)
    {
        Size = size;
        _device = device;
        _pixels = zeros(size, shape.Channels, shape.Resolution, shape.Resolution).DetachFromDisposeScope();
        _labels = zeros(size, ScalarType.Int64).DetachFromDisposeScope();
    }

    /// <summary>Images it holds.</summary>
    public int Size { get; }

    /// <summary>Room for the pixels, N × channels × height × width.</summary>
    public Span<float> Pixels => MemoryMarshal.Cast<byte, float>(_pixels.bytes);

    /// <summary>Room for the labels.</summary>
    public Span<long> Labels => MemoryMarshal.Cast<byte, long>(_labels.bytes);

    /// <summary>The first images and labels on the device, in the caller's dispose scope.</summary>
    public (Tensor Pixels, Tensor Labels) Take(int count) => count == Size
        ? (_pixels.to(_device), _labels.to(_device))
        : (_pixels.narrow(0, 0, count).to(_device), _labels.narrow(0, 0, count).to(_device));

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        _pixels.Dispose();
        _labels.Dispose();
    }
}
