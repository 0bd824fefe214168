namespace TorchSharp;

public static partial class torch
{
    /// <summary>What a tensor's elements are; the numbers are libtorch's.</summary>
    public enum ScalarType : sbyte
    {
        Byte = 0,
        Int8 = 1,
        Int16 = 2,
        Int32 = 3,
        Int64 = 4,
        Float16 = 5,
        Float32 = 6,
        Float64 = 7,
        ComplexFloat32 = 9,
        ComplexFloat64 = 10,
        Bool = 11,
        BFloat16 = 15,
    }

    public static ScalarType @bool { get; } = ScalarType.Bool;

    public static ScalarType uint8 { get; } = ScalarType.Byte;

    public static ScalarType int8 { get; } = ScalarType.Int8;

    public static ScalarType int16 { get; } = ScalarType.Int16;

    public static ScalarType int32 { get; } = ScalarType.Int32;

    public static ScalarType int64 { get; } = ScalarType.Int64;

    public static ScalarType bfloat16 { get; } = ScalarType.BFloat16;

    public static ScalarType float16 { get; } = ScalarType.Float16;

    public static ScalarType float32 { get; } = ScalarType.Float32;

    public static ScalarType float64 { get; } = ScalarType.Float64;

    public static bool is_integral(ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    internal static ScalarType ToScalarType(Type type) => type switch
    {
        _ when type == typeof(float) => ScalarType.Float32,
        _ when type == typeof(double) => ScalarType.Float64,
        _ when type == typeof(Half) => ScalarType.Float16,
        _ when type == typeof(long) => ScalarType.Int64,
        _ when type == typeof(int) => ScalarType.Int32,
        _ when type == typeof(short) => ScalarType.Int16,
        _ when type == typeof(sbyte) => ScalarType.Int8,
        _ when type == typeof(byte) => ScalarType.Byte,
        _ when type == typeof(bool) => ScalarType.Bool,
        _ => throw new ArgumentException($"No tensor holds elements of type {type.Name}", nameof(type)),
    };
}
