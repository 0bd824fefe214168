using System.Runtime.InteropServices;

namespace Explorer.Kernels.Native;

/// <summary><c>ek_run</c> of native/kernels.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeRun
{
    public NativeChain* Chains;
    public int Count, Training, Bfloat16, Images, Channels, Height, Width, Threads;
}
