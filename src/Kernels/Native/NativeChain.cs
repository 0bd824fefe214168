using System.Runtime.InteropServices;

namespace Explorer.Kernels.Native;

/// <summary><c>ek_chain</c> of native/kernels.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeChain
{
    public NativeLayer* Layers;
    public NativeSqueeze* Squeeze;
    public int Count, Shortcut, Relu;
    public double Momentum, Epsilon;
    public nint Y, Kept;
}
