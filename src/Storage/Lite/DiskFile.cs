using Explorer.SearchSpace.Files;
using Microsoft.Win32.SafeHandles;

namespace Explorer.Storage.Lite;

/// <summary>A file of the file system, without a buffer of its own.</summary>
internal sealed class DiskFile : IDiskFile
{
    private readonly SafeFileHandle _handle;

    private DiskFile(SafeFileHandle handle) => _handle = handle;

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(_handle);

    /// <summary>Opens a file; one that is missing is made where it may be written.</summary>
    /// <param name="path">Its path, links of the database's own name followed.</param>
    /// <param name="access">Reading, or both.</param>
    /// <exception cref="InvalidInputException">It is a link, a pipe or a device.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static DiskFile Open(string path, FileAccess access)
    {
        try
        {
            WholeFile.RefuseLink(path);
        }
        catch (IOException e)
        {
            throw new InvalidInputException(Path.GetFileName(path), e.Message);
        }

        return new(File.OpenHandle(path, access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate, access, FileShare.ReadWrite | FileShare.Delete));
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer, long position)
    {
        var read = 0;
        while (read < buffer.Length && RandomAccess.Read(_handle, buffer[read..], position + read) is var more and > 0)
            read += more;

        return read;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes, long position) => RandomAccess.Write(_handle, bytes, position);

    /// <inheritdoc/>
    public void SetLength(long length) => RandomAccess.SetLength(_handle, length);

    /// <inheritdoc/>
    public void Sync() => RandomAccess.FlushToDisk(_handle);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
