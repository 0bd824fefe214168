using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>start, start + step, … below stop; integers where all three are.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Wrap(NativeCreate.Arange(start.Value, stop.Value, step.Value, Tensor.TypeOrNone(dtype), (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1, requires_grad ? 1 : 0, out var r), r);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Wrap(NativeCreate.Linspace(start, end, steps, (int)(dtype ?? ScalarType.Float32), (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1, requires_grad ? 1 : 0, out var r), r);

    public static Tensor eye(long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Wrap(NativeCreate.Eye(rows, columns < 0 ? rows : columns, (int)(dtype ?? ScalarType.Float32), (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1, requires_grad ? 1 : 0, out var r), r);
}
