using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>One index of <c>t[i, j:k, mask]</c> as it crosses to native code; mirrors <c>exp_index</c> in native/shim.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeIndex
{
    public const long Null = 0;
    public const long Integer = 1;
    public const long Slice = 2;
    public const long Tensor = 3;
    public const long Ellipsis = 4;
    public const long Boolean = 5;

    /// <summary>One of the constants above.</summary>
    public long Kind;
    public long Start;
    public long Stop;
    public long Step;
    public nint Handle;
}
