using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Explorer.Torch.Native;
using static Explorer.Torch.Native.NativeStatus;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A copy of a managed array of any rank, of its own element type.</summary>
    /// <exception cref="ArgumentException">No tensor holds elements of that type.</exception>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false)
    {
        var source = ToScalarType(rawArray.GetType().GetElementType()!);
        var dimensions = new long[rawArray.Rank];
        for (var i = 0; i < dimensions.Length; i++)
            dimensions[i] = rawArray.GetLongLength(i);
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(rawArray), ByteLength(rawArray, source));
        return Copied(bytes, dimensions, source, dtype, device, requires_grad);
    }

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    private static Tensor Copied<T>(ReadOnlySpan<T> data, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged =>
        Copied(MemoryMarshal.AsBytes(data), dimensions, ToScalarType(typeof(T)), dtype, device, requires_grad);

    private static Tensor Copied(ReadOnlySpan<byte> data, ReadOnlySpan<long> dimensions, ScalarType source, ScalarType? dtype, Device? device, bool requires_grad) =>
        Wrap(NativeCreate.From(
            data, data.Length, dimensions, dimensions.Length, (int)source, (int)(dtype ?? source),
            (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1, requires_grad ? 1 : 0, out var r), r);

    private static int ByteLength(Array array, ScalarType type) => checked(array.Length * type switch
    {
        ScalarType.Float64 or ScalarType.Int64 => sizeof(long),
        ScalarType.Float32 or ScalarType.Int32 => sizeof(int),
        ScalarType.Float16 or ScalarType.Int16 => sizeof(short),
        _ => sizeof(byte),
    });
}
