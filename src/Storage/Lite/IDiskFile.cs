namespace Explorer.Storage.Lite;

/// <summary>A file as a disk keeps it: what was written since the last <see cref="Sync"/> may be lost or torn in a power cut.</summary>
internal interface IDiskFile : IDisposable
{
    /// <summary>Its length in bytes.</summary>
    long Length { get; }

    /// <summary>Fills the buffer from a position on; gives how many bytes there were, fewer at the file's end.</summary>
    int Read(Span<byte> buffer, long position);

    /// <summary>Writes at a position, beyond the end too.</summary>
    void Write(ReadOnlySpan<byte> bytes, long position);

    /// <summary>Cuts or extends the file.</summary>
    void SetLength(long length);

    /// <summary>Returns once everything written before outlives a power cut.</summary>
    void Sync();
}
