using System.Runtime.InteropServices;

namespace Explorer.Kernels;

/// <summary>
/// Memory that the process keeps for its next tensors: a training step frees and takes the same hundreds of megabytes again, and pages that
/// the system must find and clear each time cost more than much of the arithmetic on them. With the kernels' library it is a pool of huge
/// pages; without it the C library is told to keep what is freed.
/// </summary>
internal static partial class MemoryPool
{
    // mallopt's names in glibc's malloc.h.
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MostMapped = -4;

    private static readonly bool IsNative;
    private static readonly bool IsGlibc;

    static MemoryPool()
    {
        if (!KernelChoice.HasPool || !OperatingSystem.IsLinux())
            return;
        IsNative = KernelLibrary.IsLoaded && KernelLibrary.ServeFromPool("libc10.so") == 0;
        IsGlibc = !IsNative && TryKeepFreed();
    }

    /// <summary>Begins to serve libtorch; called once it is loaded.</summary>
    public static void Use() => _ = IsNative;

    /// <summary>Gives what is kept back to the system.</summary>
    public static void Trim()
    {
        if (IsNative)
            KernelLibrary.TrimPool();
        else if (IsGlibc)
            _ = malloc_trim(0);
    }

    private static bool TryKeepFreed()
    {
        const int most = int.MaxValue;
        const int padding = 64 << 20;
        try
        {
            return mallopt(MostMapped, 0) != 0 && mallopt(TrimThreshold, most) != 0 && mallopt(TopPad, padding) != 0;
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, which has its own ways.
            return false;
        }
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int mallopt(int name, int value);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int malloc_trim(nuint pad);
}
