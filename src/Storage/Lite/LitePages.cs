namespace Explorer.Storage.Lite;

/// <summary>The whole pages of a file as LiteDB's engine sees them.</summary>
/// <param name="file">The file; it is not closed here.</param>
internal abstract class LitePages(IDiskFile file) : Stream
{
    private long _length = WholePages(file.Length);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => _length;

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <summary>Whether a checkpoint is at work: only then the data file changes and the log is cut.</summary>
    public bool InCheckpoint { get; set; }

    /// <summary>The file.</summary>
    protected IDiskFile File { get; } = file;

    /// <summary>A length without the part of a page at its end.</summary>
    public static long WholePages(long length) => length - (length % PageFormat.Size);

    /// <inheritdoc/>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position + count > _length || File.Read(buffer.AsSpan(offset, count), Position) < count)
        {
            throw new EndOfStreamException($"page {Position / PageFormat.Size} lies beyond the end of the file");
        }

        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => _length,
    };

    /// <summary>Moves on past bytes that were written, and the length with it.</summary>
    protected void Advance(int count)
    {
        Position += count;
        _length = Math.Max(_length, Position);
    }

    /// <summary>Sets the length to see after the file's own.</summary>
    protected void Resize(long value) => _length = value;
}
