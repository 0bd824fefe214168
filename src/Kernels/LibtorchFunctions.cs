using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Kernels;

/// <summary>
/// What libtorch can do and TorchSharp has no words for, by libtorch's exported C++ functions, whose names are spelt as compilers on Linux
/// and macOS do. Where one is not found the engine says that it cannot do it.
/// </summary>
internal static unsafe class LibtorchFunctions
{
    private static readonly delegate* unmanaged<sbyte, byte> IsAutocastEnabled = (delegate* unmanaged<sbyte, byte>)Libtorch.Export("_ZN2at8autocast19is_autocast_enabledEN3c1010DeviceTypeE");
    private static readonly delegate* unmanaged<sbyte, byte, void> SetAutocastEnabled = (delegate* unmanaged<sbyte, byte, void>)Libtorch.Export("_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb");
    private static readonly delegate* unmanaged<sbyte, sbyte, void> SetAutocastType = (delegate* unmanaged<sbyte, sbyte, void>)Libtorch.Export("_ZN2at8autocast18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE");
    private static readonly delegate* unmanaged<void> ClearAutocastCache = (delegate* unmanaged<void>)Libtorch.Export("_ZN2at8autocast11clear_cacheEv");
    private static readonly delegate* unmanaged<byte, byte> SetFlushDenormal = (delegate* unmanaged<byte, byte>)Libtorch.Export("_ZN2at7Context16setFlushDenormalEb");
    private static readonly delegate* unmanaged<nint> GlobalContext = (delegate* unmanaged<nint>)Libtorch.Export("_ZN2at13globalContextEv");
    private static readonly delegate* unmanaged<nint, byte, void> SetDeterministicCudnn = (delegate* unmanaged<nint, byte, void>)Libtorch.Export("_ZN2at7Context21setDeterministicCuDNNEb");

    /// <summary>Whether <see cref="Autocast"/> can be used.</summary>
    public static bool HasAutocast => IsAutocastEnabled != null && SetAutocastEnabled != null && SetAutocastType != null && ClearAutocastCache != null;

    /// <summary>Whether convolutions on the CPU compute in another type now, on this thread.</summary>
    public static bool IsAutocastOn => HasAutocast && IsAutocastEnabled((sbyte)DeviceType.CPU) != 0;

    /// <summary>Until disposed, convolutions and matrix products on this thread and device compute in bfloat16.</summary>
    public static IDisposable Autocast(Device device) => new AutocastScope((sbyte)device.type);

    /// <summary>Treats denormal floats as zero on this thread and those that it starts; false where the processor or libtorch cannot.</summary>
    public static bool FlushDenormals(bool enabled) =>
        SetFlushDenormal != null && SetFlushDenormal(Unsafe.BitCast<bool, byte>(enabled)) != 0;

    /// <summary>Lets GPUs use only convolutions that give the same bits every time; false where libtorch cannot.</summary>
    public static bool UseDeterministicConvolutions()
    {
        if (GlobalContext == null || SetDeterministicCudnn == null)
            return false;
        SetDeterministicCudnn(GlobalContext(), 1);
        return true;
    }

    private sealed class AutocastScope : IDisposable
    {
        private readonly sbyte _device;
        private readonly byte _before;

        public AutocastScope(sbyte device)
        {
            (_device, _before) = (device, IsAutocastEnabled(device));
            SetAutocastType(device, (sbyte)ScalarType.BFloat16);
            SetAutocastEnabled(device, 1);
        }

        public void Dispose()
        {
            SetAutocastEnabled(_device, _before);

            // Weights cast within the scope must not outlive it: the next step changes them.
            if (_before == 0)
                ClearAutocastCache();
        }
    }
}
