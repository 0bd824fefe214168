using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Versions, threads, devices and figures of the native library. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeEngine
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_version")]
    public static partial int Version(out nint text);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_last_error")]
    public static partial nint LastError();

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_get_threads")]
    public static partial int GetThreads(out int count);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_set_threads")]
    public static partial int SetThreads(int count);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_get_interop_threads")]
    public static partial int GetInteropThreads(out int count);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_set_interop_threads")]
    public static partial int SetInteropThreads(int count);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_live_tensors")]
    public static partial int LiveTensors(out long live, out long peak);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_cuda_available")]
    public static partial int CudaAvailable(out int available);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_cuda_device_count")]
    public static partial int CudaDeviceCount(out int count);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_cuda_synchronize")]
    public static partial int CudaSynchronize(int device);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_set_autocast")]
    public static partial int SetAutocast(int device, int enabled, int dtype, out int previousEnabled, out int previousDtype);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_engine_set_flush_denormal")]
    public static partial int SetFlushDenormal(int enabled, out int supported);
}
