using System.Runtime.InteropServices;

namespace Explorer.Kernels.Native;

/// <summary><c>ek_layer</c> of native/kernels.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeLayer
{
    public int Inputs, Outputs, Groups, Kernel, Stride;
    public nint Weight, Scale, Shift, RunningMean, RunningVariance, WeightGradient, ScaleGradient, ShiftGradient;
}
