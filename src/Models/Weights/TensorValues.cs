using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Models.Weights;

/// <summary>Moves values between torch's tensors (float32 or int64) and a weight file's.</summary>
public static class TensorValues
{
    /// <summary>The tensor's values under the given name.</summary>
    public static WeightTensor Read(string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var values = tensor.detach().cpu().contiguous();
        var isInteger = tensor.dtype == ScalarType.Int64;
        byte[] data = isInteger
            ? [.. MemoryMarshal.AsBytes(values.data<long>().ToArray().AsSpan())]
            : [.. MemoryMarshal.AsBytes(values.data<float>().ToArray().AsSpan())];
        return new WeightTensor(name, isInteger ? ElementType.Int64 : ElementType.Float32, tensor.shape.ToValueList(), data);
    }

    /// <summary>The values of a tensor of floats, row-major.</summary>
    public static float[] Singles(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().contiguous().data<float>().ToArray();
    }

    /// <summary>Whether a tensor can take values of a file's format.</summary>
    public static bool Accepts(Tensor tensor, ElementType type) => tensor.dtype == ScalarType.Int64
        ? type is ElementType.Int64 or ElementType.Int32 or ElementType.Int16 or ElementType.Int8 or ElementType.UInt8
        : type is ElementType.Float32 or ElementType.Float64 or ElementType.Float16 or ElementType.BFloat16;

    /// <summary>Fills a tensor with an entry's values.</summary>
    public static void Write(Tensor tensor, TensorEntry entry, ReadOnlySpan<byte> data)
    {
        using var scope = NewDisposeScope();
        long[] shape = [.. entry.Shape];
        var values = tensor.dtype == ScalarType.Int64
            ? torch.tensor(ElementConverter.ToIntegers(entry.Type, data, entry.Name), shape)
            : torch.tensor(ElementConverter.ToSingles(entry.Type, data, entry.Name), shape);
        tensor.copy_(values);
    }
}
