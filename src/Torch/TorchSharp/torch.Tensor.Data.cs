using System.Runtime.CompilerServices;
using Explorer.Torch.Native;
using TorchSharp.Utils;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements as raw bytes, in place, row by row; a contiguous tensor on the CPU.</summary>
        /// <exception cref="InvalidOperationException">The tensor is strided or on another device.</exception>
        /// <exception cref="ArgumentException">Set to a span of another length.</exception>
        public Span<byte> bytes
        {
            get => RawBytes();
            set
            {
                var target = RawBytes();
                if (target.Length != value.Length)
                    throw new ArgumentException($"{value.Length} bytes were given for a tensor of {target.Length} bytes", nameof(value));
                value.CopyTo(target);
            }
        }

        /// <summary>The elements, typed; moved to the CPU first where they are elsewhere.</summary>
        /// <exception cref="ArgumentException">The tensor's elements are not of type <typeparamref name="T"/>.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(is_cpu() ? this : cpu());
        }

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">Another type, or more than one element.</exception>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new ArgumentException($"item() needs a tensor of one element; this one has {NumberOfElements}");
            ValidateType(typeof(T));
            using var source = is_cpu() ? alias() : cpu();
            Check(NativeTensor.Data(source.H, out var pointer));
            unsafe
            {
                return Unsafe.ReadUnaligned<T>((void*)pointer);
            }
        }

        public Scalar ToScalar()
        {
            Check(NativeTensor.Item(H, out var value));
            return new Scalar(value);
        }

        public float ReadCpuSingle(long i) => TensorAccessor<float>.ReadItemAt(this, i);

        public double ReadCpuDouble(long i) => TensorAccessor<double>.ReadItemAt(this, i);

        public int ReadCpuInt32(long i) => TensorAccessor<int>.ReadItemAt(this, i);

        public long ReadCpuInt64(long i) => TensorAccessor<long>.ReadItemAt(this, i);

        public byte ReadCpuByte(long i) => TensorAccessor<byte>.ReadItemAt(this, i);

        public bool ReadCpuBool(long i) => TensorAccessor<bool>.ReadItemAt(this, i);

        internal unsafe nint DataPointer()
        {
            Check(NativeTensor.Data(H, out var pointer));
            return pointer;
        }

        internal void ValidateType(Type type)
        {
            var wanted = ToScalarType(type);
            if (wanted != dtype)
                throw new ArgumentException($"The tensor holds {dtype}; {type.Name} was asked for. Convert it with to({wanted}) first.");
        }

        private unsafe Span<byte> RawBytes()
        {
            if (!is_cpu())
                throw new InvalidOperationException("The bytes of a tensor on another device cannot be reached: move it with cpu() first.");
            if (!is_contiguous())
                throw new InvalidOperationException("The tensor is not contiguous: call contiguous() first.");
            return new Span<byte>((void*)DataPointer(), checked((int)(NumberOfElements * ElementSize)));
        }
    }
}
