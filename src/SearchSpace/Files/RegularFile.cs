using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Explorer.SearchSpace.Files;

/// <summary>
/// Tells regular files from pipes, sockets and devices, which never end or are waited for when they are opened.
/// Source: statx(2) of the Linux manual pages.
/// </summary>
public static partial class RegularFile
{
    private const int CurrentFolder = -100;
    private const uint TypeModeAndNumber = 0x103;
    private const uint Owner = 0x8;
    private const int BufferLength = 256;
    private const int OwnerOffset = 20;
    private const int ModeOffset = 28;
    private const int NumberOffset = 32;
    private const int DiskOffset = 136;
    private const int TypeMask = 0xF000;

    /// <summary>Bytes of the largest text that is read: far above any file of this program's, and below what fills a machine's memory.</summary>
    public const long MostText = 1L << 28;

    /// <summary>What a path is, links followed: null for a regular file, else in words.</summary>
    public static string? Oddity(string path)
    {
        if (!OperatingSystem.IsLinux())
            return File.Exists(path) ? null : "no file";
        var buffer = new byte[BufferLength];
        if (StatX(CurrentFolder, path, 0, TypeModeAndNumber, buffer) != 0)
            return "no file";
        return (BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(ModeOffset)) & TypeMask) switch
        {
            0x8000 => null,
            0x1000 => "a named pipe",
            0x2000 or 0x6000 => "a device",
            0x4000 => "a folder",
            0xC000 => "a socket",
            _ => "no regular file",
        };
    }

    /// <summary>What tells one file or folder from every other, links followed: its number and its disk's; null where it cannot be told.</summary>
    public static (ulong Number, ulong Disk)? Identity(string path)
    {
        var buffer = new byte[BufferLength];
        return OperatingSystem.IsLinux() && StatX(CurrentFolder, path, 0, TypeModeAndNumber, buffer) == 0
            ? (BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(NumberOffset)), BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(DiskOffset)))
            : null;
    }

    /// <summary>Whether a file or folder, links followed, is this user's own; true where owners cannot be told.</summary>
    public static bool IsOwn(string path)
    {
        var buffer = new byte[BufferLength];
        return !OperatingSystem.IsLinux() || StatX(CurrentFolder, path, 0, Owner, buffer) != 0 || BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(OwnerOffset)) == User();
    }

    /// <summary>Opens a file of which only a regular one makes sense.</summary>
    /// <exception cref="IOException">It is none, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public static FileStream OpenRead(string path) => Oddity(path) is not (null or "no file") and var oddity
        ? throw new IOException($"it is {oddity}, expected a file")
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Opens a text; UTF-8, or what a byte order mark says.</summary>
    /// <exception cref="IOException">It is no regular file, is missing, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public static StreamReader OpenText(string path) => new(OpenRead(path));

    /// <summary>A whole text; UTF-8, or what a byte order mark says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Bytes that it has at most.</param>
    /// <exception cref="IOException">It is no regular file, is larger, is missing, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public static string ReadText(string path, long most = MostText)
    {
        using var reader = OpenText(path);
        if (reader.BaseStream.Length > most)
            throw new IOException(FormattableString.Invariant($"it has {reader.BaseStream.Length:N0} bytes, at most {most:N0} are read"));
        return reader.ReadToEnd();
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint User();

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint mask, [Out] byte[] buffer);
}
