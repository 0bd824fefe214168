using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    private enum DrawKind
    {
        Uniform,
        Normal,
    }

    public static Tensor rand(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Uniform, size, dtype, device, requires_grad, generator);

    public static Tensor rand(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Uniform, size, dtype, device, requires_grad, generator);

    public static Tensor rand(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Uniform, [size], dtype, device, requires_grad, generator);

    public static Tensor rand(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Uniform, [rows, columns], dtype, device, requires_grad, generator);

    public static Tensor rand(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Uniform, [dim0, dim1, dim2], dtype, device, requires_grad, generator);

    public static Tensor rand(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Uniform, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    public static Tensor randn(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Normal, size, dtype, device, requires_grad, generator);

    public static Tensor randn(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Normal, size, dtype, device, requires_grad, generator);

    public static Tensor randn(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Normal, [size], dtype, device, requires_grad, generator);

    public static Tensor randn(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Normal, [rows, columns], dtype, device, requires_grad, generator);

    public static Tensor randn(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Normal, [dim0, dim1, dim2], dtype, device, requires_grad, generator);

    public static Tensor randn(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Draw(DrawKind.Normal, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Draw(DrawKind.Uniform, input.shape, dtype ?? input.dtype, device ?? input.device, requires_grad, null);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Draw(DrawKind.Normal, input.shape, dtype ?? input.dtype, device ?? input.device, requires_grad, null);

    /// <summary>Integers from 0, below <paramref name="high"/>.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator);

    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Wrap(NativeRandom.Integers(
            low, high, size, size.Length, Generator.HandleOrNone(generator), (int)(dtype ?? ScalarType.Int64),
            (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1, requires_grad ? 1 : 0, out var r), r);

    /// <summary>The numbers 0 to n - 1 in random order.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Wrap(NativeRandom.Permutation(
            n, Generator.HandleOrNone(generator), (int)(dtype ?? ScalarType.Int64),
            (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1, requires_grad ? 1 : 0, out var r), r);

    private static Tensor Draw(DrawKind kind, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator) =>
        Wrap(NativeRandom.Create(
            (int)kind, size, size.Length, Generator.HandleOrNone(generator), (int)(dtype ?? ScalarType.Float32),
            (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1, requires_grad ? 1 : 0, out var r), r);
}
