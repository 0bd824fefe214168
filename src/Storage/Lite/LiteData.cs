namespace Explorer.Storage.Lite;

/// <summary>The data file of a writer. It changes in a checkpoint alone, which readers are kept out of.</summary>
/// <param name="file">The file.</param>
/// <param name="safety">What is done against losses.</param>
internal sealed class LiteData(IDiskFile file, LiteSafety safety) : LitePages(file)
{
    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!InCheckpoint)
        {
            // The engine marks a file that it holds for damaged, which is not for it to decide.
            Position += count;
            return;
        }

        File.Write(buffer.AsSpan(offset, count), Position);
        Advance(count);
    }

    /// <summary>Nothing: a database never gets shorter.</summary>
    public override void SetLength(long value)
    {
    }

    /// <summary>The engine asks for it at the end of a checkpoint, before it cuts the log.</summary>
    public override void Flush()
    {
        if (InCheckpoint && safety.SyncCheckpoint)
            File.Sync();
    }
}
