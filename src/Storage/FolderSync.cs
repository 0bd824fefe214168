using System.Runtime.InteropServices;

namespace Explorer.Storage;

/// <summary>Makes the names in a folder outlive a power cut: a file's own sync does not promise that of a new or renamed one.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Syncs a folder.</summary>
    /// <exception cref="IOException">It cannot be synced.</exception>
    public static void Sync(string folder)
    {
        var descriptor = Open(folder, ReadOnly);
        var synced = descriptor >= 0 && FSync(descriptor) == 0;
        var error = Marshal.GetLastPInvokeErrorMessage();
        if (descriptor >= 0)
            _ = Close(descriptor);

        if (!synced)
        {
            throw new IOException($"the folder {folder} cannot be synced: {error}");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
