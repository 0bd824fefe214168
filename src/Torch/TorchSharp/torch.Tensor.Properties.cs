using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public long Dimensions
        {
            get
            {
                Check(NativeTensor.Dim(H, out var value));
                return value;
            }
        }

        public long ndim => Dimensions;

        public long NumberOfElements
        {
            get
            {
                Check(NativeTensor.Numel(H, out var value));
                return value;
            }
        }

        /// <summary>Bytes of one element.</summary>
        public long ElementSize
        {
            get
            {
                Check(NativeTensor.ElementSize(H, out var value));
                return value;
            }
        }

        public long[] shape
        {
            get
            {
                var sizes = new long[Dimensions];
                Check(NativeTensor.Sizes(H, sizes));
                return sizes;
            }
        }

        public ScalarType dtype
        {
            get
            {
                Check(NativeTensor.Dtype(H, out var value));
                return (ScalarType)value;
            }
        }

        public Device device
        {
            get
            {
                Check(NativeTensor.Device(H, out var type, out var index));
                return new Device((DeviceType)type, index);
            }
        }

        public DeviceType device_type => device.type;

        public int device_index => device.index;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_leaf
        {
            get
            {
                Check(NativeTensor.IsLeaf(H, out var value));
                return value != 0;
            }
        }

        public bool requires_grad
        {
            get
            {
                Check(NativeTensor.RequiresGrad(H, out var value));
                return value != 0;
            }

            set => Check(NativeTensor.SetRequiresGrad(H, value ? 1 : 0));
        }

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public long size(int dim)
        {
            var sizes = shape;
            return sizes[dim < 0 ? dim + sizes.Length : dim];
        }

        public long[] size() => shape;

        public long[] stride()
        {
            var strides = new long[Dimensions];
            Check(NativeTensor.Strides(H, strides));
            return strides;
        }

        public long stride(int dim)
        {
            var strides = stride();
            return strides[dim < 0 ? dim + strides.Length : dim];
        }

        public bool is_contiguous()
        {
            Check(NativeTensor.IsContiguous(H, out var value));
            return value != 0;
        }

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Shape, type and device, as <c>[2x3], type = Float32, device = cpu</c>.</summary>
        public override string ToString() =>
            IsInvalid ? "disposed tensor" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";
    }
}
