namespace Explorer.Storage.Lite;

/// <summary>The data file of a writer. It changes in a checkpoint alone, which readers are kept out of.</summary>
/// <param name="file">The file.</param>
/// <param name="safety">What is done against losses.</param>
internal sealed class LiteData(IDiskFile file, LiteSafety safety) : LitePages(file, file.Length)
{
    /// <summary>Whether a checkpoint copies the log's pages to here.</summary>
    public bool InCheckpoint { get; set; }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!InCheckpoint)
        {
            base.Write(buffer, offset, count);
            return;
        }

        File.Write(buffer.AsSpan(offset, count), Position);
        Advance(count);
    }

    /// <summary>The engine asks for it at the end of a checkpoint, before it cuts the log.</summary>
    public override void Flush()
    {
        if (InCheckpoint && safety.SyncCheckpoint)
        {
            File.Sync();
        }
    }
}
