using System.Runtime.InteropServices;

namespace Explorer.Models.Weights;

/// <summary>Values of any number format as the formats that networks hold. Files and this machine are little-endian.</summary>
public static class ElementConverter
{
    /// <summary>The values as singles; doubles are rounded, integers are not accepted.</summary>
    /// <exception cref="InvalidInputException">The format is not a floating-point one.</exception>
    public static float[] ToSingles(ElementType type, ReadOnlySpan<byte> data, string name) => type switch
    {
        ElementType.Float32 => MemoryMarshal.Cast<byte, float>(data).ToArray(),
        ElementType.Float64 => Convert<double>(data, value => (float)value),
        ElementType.Float16 => Convert<Half>(data, value => (float)value),
        ElementType.BFloat16 => Convert<ushort>(data, value => BitConverter.UInt32BitsToSingle((uint)value << 16)),
        _ => throw new InvalidInputException(name, $"its numbers are {type.Name()}, expected F32, F64, F16 or BF16"),
    };

    /// <summary>The values as 64-bit integers.</summary>
    /// <exception cref="InvalidInputException">The format is not a whole-number one.</exception>
    public static long[] ToIntegers(ElementType type, ReadOnlySpan<byte> data, string name) => type switch
    {
        ElementType.Int64 => MemoryMarshal.Cast<byte, long>(data).ToArray(),
        ElementType.Int32 => Convert(data, (int value) => (long)value),
        ElementType.Int16 => Convert(data, (short value) => (long)value),
        ElementType.Int8 => Convert(data, (sbyte value) => (long)value),
        ElementType.UInt8 => Convert(data, (byte value) => (long)value),
        _ => throw new InvalidInputException(name, $"its numbers are {type.Name()}, expected I64, I32, I16, I8 or U8"),
    };

    private static float[] Convert<T>(ReadOnlySpan<byte> data, Func<T, float> convert)
        where T : unmanaged => Convert<T, float>(data, convert);

    private static long[] Convert<T>(ReadOnlySpan<byte> data, Func<T, long> convert)
        where T : unmanaged => Convert<T, long>(data, convert);

    private static TResult[] Convert<T, TResult>(ReadOnlySpan<byte> data, Func<T, TResult> convert)
        where T : unmanaged
    {
        var values = MemoryMarshal.Cast<byte, T>(data);
        var results = new TResult[values.Length];
        for (var i = 0; i < results.Length; i++)
            results[i] = convert(values[i]);

        return results;
    }
}
