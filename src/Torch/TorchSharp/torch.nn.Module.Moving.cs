using Explorer.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves parameters and buffers in place; only floating-point ones change their type.</summary>
            internal void MoveTo(ScalarType? dtype, Device? device)
            {
                foreach (var parameter in parameters())
                    Move(parameter, dtype, device);
                foreach (var buffer in buffers())
                    Move(buffer, dtype, device);
            }

            private static void Move(Tensor tensor, ScalarType? dtype, Device? device)
            {
                var type = dtype.HasValue && tensor.is_floating_point() ? (int)dtype.Value : -1;
                var requiresGrad = tensor.requires_grad;
                using (no_grad())
                {
                    NativeStatus.Check(NativeTensor.To(
                        tensor.H, type, device is null ? -1 : (int)device.type, device?.index ?? -1, copy: 0, nonBlocking: 0, out var moved));
                    tensor.ReplaceHandle(moved);
                }

                if (requiresGrad)
                    tensor.requires_grad = true;
            }
        }
    }
}
