using Explorer.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The scope now innermost on this thread.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.Current;

    /// <summary>libtorch's version.</summary>
    public static string __version__ => Explorer.Torch.SystemCapabilities.NativeVersion();

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    /// <summary>Threads that one operation may use.</summary>
    public static int get_num_threads()
    {
        NativeStatus.Check(NativeEngine.GetThreads(out var count));
        return count;
    }

    public static void set_num_threads(int num) => NativeStatus.Check(NativeEngine.SetThreads(num));

    public static int get_num_interop_threads()
    {
        NativeStatus.Check(NativeEngine.GetInteropThreads(out var count));
        return count;
    }

    /// <summary>Only before the first parallel work; libtorch refuses it afterwards.</summary>
    public static void set_num_interop_threads(int num) => NativeStatus.Check(NativeEngine.SetInteropThreads(num));

    public static bool cuda_is_available() => cuda.is_available();

    public static partial class cuda
    {
        public static bool is_available()
        {
            NativeStatus.Check(NativeEngine.CudaAvailable(out var available));
            return available != 0;
        }

        public static int device_count()
        {
            NativeStatus.Check(NativeEngine.CudaDeviceCount(out var count));
            return count;
        }

        public static void manual_seed_all(long seed) => random.manual_seed(seed);

        /// <summary>Waits until the device has done all it was given.</summary>
        public static void synchronize(Device? device = null) => NativeStatus.Check(NativeEngine.CudaSynchronize(device?.index ?? -1));
    }
}
