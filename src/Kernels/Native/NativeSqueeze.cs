using System.Runtime.InteropServices;

namespace Explorer.Kernels.Native;

/// <summary><c>ek_squeeze</c> of native/kernels.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeSqueeze
{
    public int After, Width;
    public nint Reduce, ReduceBias, Expand, ExpandBias, ReduceGradient, ReduceBiasGradient, ExpandGradient, ExpandBiasGradient;
}
