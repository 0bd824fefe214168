using System.Runtime.InteropServices;

namespace Explorer.Kernels.Native;

/// <summary><c>ek_parameter</c> of native/kernels.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeParameter
{
    public nint Parameter, Gradient, Velocity;
    public long Count;
}
