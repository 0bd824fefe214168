namespace Explorer.Storage.Lite;

/// <summary>
/// The whole pages of a file as LiteDB's engine sees them, up to a length that is fixed here. Nothing is written: the engine marks a file
/// that it holds for damaged, which is not for it to decide.
/// </summary>
/// <param name="file">The file; it is not closed here.</param>
/// <param name="length">How much of it there is to see, in bytes.</param>
internal class LitePages(IDiskFile file, long length) : Stream
{
    /// <summary>Bytes of a page.</summary>
    public const int PageSize = 8192;

    private long _length = WholePages(length);

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

    /// <summary>The file.</summary>
    protected IDiskFile File { get; } = file;

    /// <summary>A length without the part of a page at its end.</summary>
    public static long WholePages(long length) => length - (length % PageSize);

    /// <inheritdoc/>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position + count > _length || File.Read(buffer.AsSpan(offset, count), Position) < count)
        {
            throw new EndOfStreamException($"page {Position / PageSize} lies beyond the end of the file");
        }

        Position += count;
        return count;
    }

    /// <summary>Reads a page without moving; false where the file ends before.</summary>
    public bool TryRead(Span<byte> page, long position) => position + page.Length <= _length && File.Read(page, position) == page.Length;

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => _length,
    };

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Position += count;

    /// <inheritdoc/>
    public override void SetLength(long value)
    {
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <summary>Moves on past bytes that were written, and the length with it.</summary>
    protected void Advance(int count)
    {
        Position += count;
        _length = Math.Max(_length, Position);
    }

    /// <summary>Sets the length to see after the file's own.</summary>
    protected void Resize(long value) => _length = value;
}
