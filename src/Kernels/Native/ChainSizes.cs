using System.Runtime.InteropServices;

namespace Explorer.Kernels.Native;

/// <summary><c>ek_sizes</c> of native/kernels.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ChainSizes
{
    public int Channels, Height, Width;
    public long Output, Kept;
}
