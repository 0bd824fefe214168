namespace Explorer.Storage.Lite;

/// <summary>
/// A database that is read, also while another process writes it. Every call opens it anew under the gate and sees what was committed by
/// then; nothing is written but the gate's file, and no commit waits for it.
/// </summary>
/// <param name="paths">The database.</param>
/// <param name="safety">What is done against losses.</param>
internal sealed class LiteReadableFile(LitePaths paths, LiteSafety safety) : IDocumentFile
{
    private const int Attempts = 5;
    private bool _disposed;

    /// <inheritdoc/>
    public T Read<T>(Func<IDocumentReader, T> read) => InMoment(moment =>
    {
        using var reader = new LiteReader(moment, paths.Name);
        return read(reader);
    });

    /// <inheritdoc/>
    public void Write(Action<IDocumentWriter> write) => throw new InvalidOperationException($"{paths.Name} was opened for reading.");

    /// <inheritdoc/>
    public IReadOnlyList<string> Check() => InMoment(LiteCheck.Run);

    /// <inheritdoc/>
    public void Dispose() => _disposed = true;

    // Where no gate can be made nobody should write. Should someone do, a checkpoint shows in the data file, and the reading is done again.
    private T InMoment<T>(Func<PageMoment, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        for (var attempt = 1; ; attempt++)
        {
            using var gate = safety.UseGate ? LiteGate.Enter(paths) : null;
            var before = State();
            bool IsFinal() => gate is not null || !safety.UseGate || attempt == Attempts || State() == before;
            try
            {
                var result = Once(read);
                if (IsFinal())
                    return result;
            }
            catch (InvalidInputException) when (!IsFinal())
            {
            }
        }
    }

    private T Once<T>(Func<PageMoment, T> read)
    {
        IDiskFile? data = null, log = null;
        try
        {
            return read(Open(out data, out log));
        }
        finally
        {
            log?.Dispose();
            data?.Dispose();
        }
    }

    private PageMoment Open(out IDiskFile? data, out IDiskFile? log)
    {
        (data, log) = (null, null);
        try
        {
            data = DiskFile.Open(paths.Data, FileAccess.Read);
            log = File.Exists(paths.Log) ? DiskFile.Open(paths.Log, FileAccess.Read) : null;
            var moment = new PageMoment(data, log);
            LiteHeader.RequireVersion(paths.Name, moment.Version);
            return moment;
        }
        catch (Exception e)
        {
            throw LiteErrors.Translate(paths.Name, e);
        }
    }

    private (DateTime Written, long Length) State()
    {
        var data = new FileInfo(paths.Data);
        return data.Exists ? (data.LastWriteTimeUtc, data.Length) : default;
    }
}
