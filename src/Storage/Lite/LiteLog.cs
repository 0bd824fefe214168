using System.Runtime.ExceptionServices;

namespace Explorer.Storage.Lite;

/// <summary>
/// The log of a writer: pages of transactions one after another, the last of each marked as confirming it. That mark decides what a
/// database holds, so it is set here and not by LiteDB's engine: a page comes to the file unmarked, and <see cref="Confirm"/>, called once
/// the engine has committed, syncs the transaction's pages, marks the last and syncs the mark. A mark is one byte, which no power cut
/// can tear; a whole page can be torn. Pages without a mark count for nothing.
/// </summary>
/// <remarks>
/// Errors are kept until <see cref="Confirm"/>: the engine does not survive one in the middle of a commit (its transactions throw when
/// they are disposed and again when they are finalized, which ends the process).
/// </remarks>
/// <param name="file">The file, already cut to <see cref="CommittedLength"/>.</param>
/// <param name="safety">What is done against losses.</param>
internal sealed class LiteLog(IDiskFile file, LiteSafety safety) : LitePages(file)
{
    private readonly byte[] _page = new byte[PageFormat.Size];
    private long? _last;
    private Exception? _failure;

    /// <summary>
    /// The log's length up to its last confirmed transaction. What lies beyond was left by a kill or a failed write; a writer cuts it off,
    /// since a torn page there would mislead the engine about the transactions' numbers.
    /// </summary>
    public static long CommittedLength(IDiskFile file)
    {
        Span<byte> mark = stackalloc byte[1];
        var length = WholePages(file.Length);
        while (length > 0 && (file.Read(mark, length - PageFormat.Size + PageFormat.MarkOffset) < 1 || mark[0] != 1))
            length -= PageFormat.Size;

        return length;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            if (_failure is null)
            {
                var page = _page.AsSpan(0, count);
                buffer.AsSpan(offset, count).CopyTo(page);
                if (page[PageFormat.MarkOffset] != 0)
                {
                    _last = Position;
                    page[PageFormat.MarkOffset] = 0;
                }

                File.Write(page, Position);
            }
        }
        catch (IOException e)
        {
            _failure = e;
        }

        Advance(count);
    }

    /// <summary>Makes the transaction that the engine has committed count; nothing where it wrote nothing.</summary>
    /// <exception cref="IOException">It could not be written; it does not count.</exception>
    public void Confirm()
    {
        ThrowIfFailed();
        if (_last is not { } last)
            return;

        _last = null;
        if (safety.SyncBeforeConfirm)
            File.Sync();

        try
        {
            Mark(last, 1);
        }
        catch (IOException)
        {
            TryUnmark(last);
            throw;
        }
    }

    /// <summary>Nothing: pages are synced when they are confirmed.</summary>
    public override void Flush()
    {
    }

    /// <summary>Throws what the file's writes have thrown, so that a long transaction does not go on in vain.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
    }

    /// <summary>The engine cuts the log at the end of a checkpoint. Were that not synced, new transactions could follow old ones of the same number.</summary>
    /// <exception cref="InvalidOperationException">Nobody asked for a checkpoint.</exception>
    public override void SetLength(long value)
    {
        if (!InCheckpoint)
            throw new InvalidOperationException("LiteDB cuts its log without having been asked to.");

        File.SetLength(value);
        Resize(value);
        if (safety.SyncSetLength)
            File.Sync();
    }

    private void Mark(long page, byte mark)
    {
        File.Write([mark], page + PageFormat.MarkOffset);
        if (safety.SyncAfterConfirm)
            File.Sync();
    }

    private void TryUnmark(long page)
    {
        try
        {
            Mark(page, 0);
        }
        catch (IOException)
        {
            // The disk takes nothing any more; the caller hears of the first error.
        }
    }
}
