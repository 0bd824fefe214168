using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Zeros, size, NativeScalar.None, dtype, device, requires_grad);

    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Zeros, size, NativeScalar.None, dtype, device, requires_grad);

    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Zeros, [size], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Zeros, [rows, columns], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Zeros, [dim0, dim1, dim2], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Zeros, [dim0, dim1, dim2, dim3], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.zeros_like(dtype, device, requires_grad);

    public static Tensor ones(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Ones, size, NativeScalar.None, dtype, device, requires_grad);

    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Ones, size, NativeScalar.None, dtype, device, requires_grad);

    public static Tensor ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Ones, [size], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Ones, [rows, columns], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Ones, [dim0, dim1, dim2], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Ones, [dim0, dim1, dim2, dim3], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.ones_like(dtype, device, requires_grad);

    public static Tensor empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Empty, size, NativeScalar.None, dtype, device, requires_grad);

    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Empty, size, NativeScalar.None, dtype, device, requires_grad);

    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Empty, [size], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Empty, [rows, columns], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Empty, [dim0, dim1, dim2], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Empty, [dim0, dim1, dim2, dim3], NativeScalar.None, dtype, device, requires_grad);

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.empty_like(dtype, device, requires_grad);

    public static Tensor full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Full, size, value.Value, dtype, device, requires_grad);

    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Full, size, value.Value, dtype, device, requires_grad);

    public static Tensor full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Full, [size], value.Value, dtype, device, requires_grad);

    public static Tensor full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Full, [rows, columns], value.Value, dtype, device, requires_grad);

    public static Tensor full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Full, [dim0, dim1, dim2], value.Value, dtype, device, requires_grad);

    public static Tensor full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(FillKind.Full, [dim0, dim1, dim2, dim3], value.Value, dtype, device, requires_grad);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.full_like(value, dtype, device, requires_grad);

    private static Tensor Create(FillKind kind, ReadOnlySpan<long> size, NativeScalar value, ScalarType? dtype, Device? device, bool requires_grad) =>
        Wrap(NativeCreate.Fill((int)kind, size, size.Length, value, (int)(dtype ?? ScalarType.Float32), (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1, requires_grad ? 1 : 0, out var r), r);

    private enum FillKind
    {
        Empty,
        Zeros,
        Ones,
        Full,
    }

    public partial class Tensor
    {
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(FillKind.Zeros, NativeScalar.None, dtype, device, requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(FillKind.Ones, NativeScalar.None, dtype, device, requires_grad);

        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(FillKind.Empty, NativeScalar.None, dtype, device, requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(FillKind.Full, value.Value, dtype, device, requires_grad);

        private Tensor Like(FillKind kind, NativeScalar value, ScalarType? dtype, Device? device, bool requires_grad) =>
            Wrap(NativeCreate.Like(H, (int)kind, value, TypeOrNone(dtype), device is null ? Unchanged : (int)device.type, device?.index ?? -1, requires_grad ? 1 : 0, out var r), r);
    }
}
