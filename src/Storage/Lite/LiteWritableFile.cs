using LiteDB.Engine;

namespace Explorer.Storage.Lite;

/// <summary>
/// A database that this process alone writes. A commit appends to the log and syncs it; a checkpoint, by hand between commits, copies the
/// log to the data file and empties it. The engine is thrown away after every error and every write that throws, since its own way back
/// writes to the log; and before every checkpoint, since its page cache never shrinks.
/// </summary>
internal sealed class LiteWritableFile : IDocumentFile
{
    // From so many times the length of a checkpoint on a commit waits for readers: never in practice, since they would have to read without a
    // gap while a gigabyte is written.
    private const int PatientFactor = 128;

    private readonly Lock _calls = new();
    private readonly LitePaths _paths;
    private readonly LiteSafety _safety;
    private readonly Func<string, IDiskFile> _open;
    private readonly StoreLock? _lock;
    private LiteSession? _session;
    private long _nextCheckpoint;
    private bool _disposed;

    private LiteWritableFile(LitePaths paths, LiteSafety safety, Func<string, IDiskFile> open, StoreLock? held) =>
        (_paths, _safety, _open, _lock, _nextCheckpoint) = (paths, safety, open, held, safety.CheckpointLength);

    /// <summary>Opens a database that is there and recognised, or was just made; takes over the lock.</summary>
    /// <param name="paths">The database.</param>
    /// <param name="safety">What is done against losses.</param>
    /// <param name="open">Opens a file for writing.</param>
    /// <param name="held">The lock.</param>
    public static LiteWritableFile Open(LitePaths paths, LiteSafety safety, Func<string, IDiskFile> open, StoreLock? held)
    {
        var file = new LiteWritableFile(paths, safety, open, held);
        try
        {
            var hadLog = File.Exists(paths.Log);
            new LiteGuard(paths.Name).Run(() => LiteHeader.RequireVersion(paths.Name, file.Session().Engine.Pragma(Pragmas.USER_VERSION).AsInt32));
            if (!hadLog)
                FolderSync.Sync(paths.Folder);

            return file;
        }
        catch
        {
            file.Drop();
            throw;
        }
    }

    /// <inheritdoc/>
    public T Read<T>(Func<IDocumentReader, T> read) => Call((session, guard) =>
    {
        var moment = guard.Run(() => new PageMoment(session.DataFile, session.LogFile));
        using var reader = new LiteReader(moment, _paths.Name);
        return read(reader);
    });

    /// <inheritdoc/>
    public void Write(Action<IDocumentWriter> write)
    {
        lock (_calls)
        {
            Call((session, guard) =>
            {
                try
                {
                    Commit(session, guard, write);
                    return true;
                }
                catch
                {
                    Drop();
                    throw;
                }
            });
            if (_session!.Log.Length >= _nextCheckpoint)
                Checkpoint(_session.Log.Length >= PatientFactor * _safety.CheckpointLength ? _safety.Patience : TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Check() => Call((session, guard) => LiteCheck.Run(guard.Run(() => new PageMoment(session.DataFile, session.LogFile))));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_calls)
        {
            if (_disposed)
                return;

            _disposed = true;
            Checkpoint(_safety.Patience);
            Drop();
            _lock?.Dispose();
        }
    }

    private void Commit(LiteSession session, LiteGuard guard, Action<IDocumentWriter> write)
    {
        using var writer = new LiteWriter(_paths.Name, session, guard);
        guard.Run(session.Engine.BeginTrans);
        write(writer);
        guard.Run(() =>
        {
            session.Engine.Commit();
            session.Log.Confirm();
        });
    }

    private T Call<T>(Func<LiteSession, LiteGuard, T> call)
    {
        lock (_calls)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var guard = new LiteGuard(_paths.Name);
            try
            {
                return call(guard.Run(Session), guard);
            }
            finally
            {
                if (guard.Failed)
                    Drop();
            }
        }
    }

    // What fails here fails no commit: the log has everything, and is copied another time.
    private void Checkpoint(TimeSpan patience)
    {
        try
        {
            using var gate = _safety.UseGate ? LiteGate.TryEnterAlone(_paths, patience) : null;
            if (gate is null && _safety.UseGate)
            {
                PutOff(patience);
                return;
            }

            Drop();
            var session = Session();
            session.Checkpoint();
            _nextCheckpoint = _safety.CheckpointLength;
            if (_disposed && session.Log.Length == 0)
            {
                Drop();
                File.Delete(_paths.Log);
            }
        }
        catch (Exception)
        {
            // Of any kind: LiteDB checks little of what it reads. The next call that needs the damaged place tells of it.
            Drop();
            PutOff(_safety.Patience);
        }
    }

    // The next commit may ask again at once, unless asking takes time.
    private void PutOff(TimeSpan patience)
    {
        if (patience > TimeSpan.Zero)
        {
            Drop();
            _nextCheckpoint = _paths.LogLength + _safety.CheckpointLength;
        }
    }

    private LiteSession Session() => _session ??= LiteSession.Open(_open, _paths, _safety);

    private void Drop()
    {
        _session?.Dispose();
        _session = null;
    }
}
