using System.Runtime.InteropServices;

namespace Explorer.Kernels.Native;

/// <summary><c>ek_chain</c> of native/kernels.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeChain
{
    public NativeLayer* Layers;
    public NativeSqueeze* Squeeze;
    public int Count, Shortcut, Relu, Training, Images, Channels, Height, Width, Threads;
    public double Momentum, Epsilon;
}
