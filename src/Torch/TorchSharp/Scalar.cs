using Explorer.Torch.Native;

namespace TorchSharp;

/// <summary>A number of any type that meets a tensor.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(NativeScalar value) => Value = value;

    public torch.ScalarType Type =>
        Value.IsFloatingPoint ? torch.ScalarType.Float64 : Value.IsBoolean ? torch.ScalarType.Bool : torch.ScalarType.Int64;

    internal NativeScalar Value { get; }

    public static implicit operator Scalar(byte value) => new(NativeScalar.Of((long)value));

    public static implicit operator Scalar(sbyte value) => new(NativeScalar.Of((long)value));

    public static implicit operator Scalar(short value) => new(NativeScalar.Of((long)value));

    public static implicit operator Scalar(int value) => new(NativeScalar.Of((long)value));

    public static implicit operator Scalar(long value) => new(NativeScalar.Of(value));

    public static implicit operator Scalar(float value) => new(NativeScalar.Of((double)value));

    public static implicit operator Scalar(double value) => new(NativeScalar.Of(value));

    public static implicit operator Scalar(bool value) => new(NativeScalar.Of(value));

    /// <summary>Nothing to free here; present because TorchSharp's scalars have it.</summary>
    public void Dispose()
    {
    }
}
