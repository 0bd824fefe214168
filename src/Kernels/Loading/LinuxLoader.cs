using System.Runtime.InteropServices;

namespace Explorer.Kernels.Loading;

/// <summary>The system's loader, for what .NET's own has no words for.</summary>
internal static partial class LinuxLoader
{
    private const int BindNow = 2;

    /// <summary>Loads a library and binds all its functions.</summary>
    public static bool TryLoad(string path, out nint handle, out string error)
    {
        // Once before: .NET looks the function up at its first call, which clears the error.
        dlerror();
        handle = dlopen(path, BindNow);
        error = handle == 0 ? Marshal.PtrToStringUTF8(dlerror()) ?? "unknown error" : "";
        return handle != 0;
    }

    /// <summary>A file in memory, gone with the process, by the name under which it can be opened.</summary>
    /// <exception cref="IOException">The system gives none.</exception>
    public static string FileInMemory(string name, ReadOnlySpan<byte> content)
    {
        var descriptor = memfd_create(name, 0);
        if (descriptor < 0)
            throw new IOException($"this system gives no file in memory (error {Marshal.GetLastPInvokeError()})");

        // Stays open: the name is the descriptor's.
        var path = FormattableString.Invariant($"/proc/self/fd/{descriptor}");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Write(content);
        return path;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint dlopen(string path, int mode);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint dlerror();

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int memfd_create(string name, uint flags);
}
