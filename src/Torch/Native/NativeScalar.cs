using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>A number as it crosses to native code; mirrors <c>exp_scalar</c> in native/shim.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeScalar
{
    private const int NoneKind = -1;
    private const int DoubleKind = 0;
    private const int LongKind = 1;
    private const int BoolKind = 2;

    private readonly int _kind;
    private readonly long _bits;

    private NativeScalar(int kind, long bits)
    {
        _kind = kind;
        _bits = bits;
    }

    public static NativeScalar None => new(NoneKind, 0);

    public bool IsFloatingPoint => _kind == DoubleKind;

    public bool IsBoolean => _kind == BoolKind;

    public static NativeScalar Of(double value) => new(DoubleKind, BitConverter.DoubleToInt64Bits(value));

    public static NativeScalar Of(long value) => new(LongKind, value);

    public static NativeScalar Of(bool value) => new(BoolKind, value ? 1 : 0);

    public double ToDouble() => _kind == DoubleKind ? BitConverter.Int64BitsToDouble(_bits) : _bits;

    public long ToInt64() => _kind == DoubleKind ? (long)BitConverter.Int64BitsToDouble(_bits) : _bits;
}
