using Explorer.SearchSpace;
using Explorer.Storage.Documents;

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
    public T Read<T>(Func<IDocumentReader, T> read) => InMoment((session, guard) =>
    {
        using var reader = new LiteReader(session.Engine, guard);
        return read(reader);
    });

    /// <inheritdoc/>
    public void Write(Action<IDocumentWriter> write) => throw new InvalidOperationException($"{paths.Name} was opened for reading.");

    /// <inheritdoc/>
    public IReadOnlyList<string> Check() => InMoment((session, _) => LiteCheck.Run(session));

    /// <inheritdoc/>
    public void Dispose() => _disposed = true;

    // Where no gate can be made nobody should write. Should someone do, a checkpoint shows in the data file, and the reading is done again.
    private T InMoment<T>(Func<LiteSession, LiteGuard, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        for (var attempt = 1; ; attempt++)
        {
            var guard = new LiteGuard(paths.Name);
            using var gate = safety.UseGate ? LiteGate.Enter(paths) : null;
            var before = State();
            bool IsFinal() => gate is not null || !safety.UseGate || attempt == Attempts || State() == before;
            try
            {
                using var session = guard.Run(() => Open());
                var result = read(session, guard);
                if (IsFinal())
                {
                    return result;
                }
            }
            catch (InvalidInputException) when (!IsFinal())
            {
            }
        }
    }

    private LiteSession Open()
    {
        var session = LiteSession.Read(paths);
        try
        {
            LiteHeader.RequireVersion(paths.Name, session.Engine.Pragma(LiteDB.Engine.Pragmas.USER_VERSION).AsInt32);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private (DateTime Written, long Length) State()
    {
        var data = new FileInfo(paths.Data);
        return data.Exists ? (data.LastWriteTimeUtc, data.Length) : default;
    }
}
