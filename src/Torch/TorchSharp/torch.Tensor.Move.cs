using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private const int Unchanged = -1;

        public Tensor to_type(ScalarType type, bool copy = false) => Convert((int)type, Unchanged, -1, copy);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor type(ScalarType dtype) => to_type(dtype);

        public Tensor to(ScalarType type) => to_type(type);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false) =>
            Convert(Unchanged, (int)deviceType, deviceIndex, copy);

        public Tensor to(ScalarType type, Device device, bool copy = false) =>
            Convert((int)type, (int)device.type, device.index, copy);

        public Tensor to(string device) => to(new Device(device));

        public Tensor to(Device device) => to(device.type, device.index);

        public Tensor to(Tensor other) => to(other.dtype, other.device);

        public Tensor cpu() => to(DeviceType.CPU);

        public Tensor cuda(Device? device = null) => to(device ?? new Device(DeviceType.CUDA));

        public Tensor alias() => Wrap(NativeTensor.Alias(H, out var r), r);

        public Tensor clone() => Wrap(NativeTensor.Clone(H, out var r), r);

        public Tensor contiguous() => Wrap(NativeTensor.Contiguous(H, out var r), r);

        public Tensor detach() => Wrap(NativeTensor.Detach(H, out var r), r);

        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            Check(NativeTensor.Copy(H, source.H, nonBlocking ? 1 : 0));
            return this;
        }

        private Tensor Convert(int dtype, int deviceType, int deviceIndex, bool copy) =>
            Wrap(NativeTensor.To(H, dtype, deviceType, deviceIndex, copy ? 1 : 0, nonBlocking: 0, out var r), r);
    }
}
