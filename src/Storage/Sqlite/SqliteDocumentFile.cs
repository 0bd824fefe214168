using Explorer.Storage.Sqlite.Older;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>Results in a SQLite database: write-ahead log, every commit on disk before a method returns.</summary>
internal sealed class SqliteDocumentFile : IDocumentFile
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly StoreLock? _lock;
    private bool _disposed;

    private SqliteDocumentFile(string path, SqliteConnection connection, StoreLock? held) => (_path, Connection, _lock) = (path, connection, held);

    /// <summary>The connection, for tests.</summary>
    internal SqliteConnection Connection { get; }

    /// <summary>Opens a database; see <see cref="ResultStores.Open"/>.</summary>
    public static SqliteDocumentFile Open(string path, StoreAccess access)
    {
        try
        {
            return access == StoreAccess.Write ? OpenForWriting(path) : new SqliteDocumentFile(path, SqliteReading.Open(path), null);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Translate(path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"cannot be opened: {e.Message}");
        }
    }

    /// <summary>Checks a database; see <see cref="ResultStores.Check"/>.</summary>
    public static StoreCheckReport Check(string path)
    {
        try
        {
            using var file = new SqliteDocumentFile(path, SqliteReading.Open(path), null);
            return DocumentCheck.Run(path, file);
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            return StoreCheckReport.Unreadable($"the database cannot be opened: {e.Message}");
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Translate(path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"cannot be opened: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public T Read<T>(Func<IDocumentReader, T> read) => Guard(() =>
    {
        using var moment = Connection.BeginTransaction(deferred: true);
        return read(SqliteFile.Version(Connection) < SqliteSchema.Version ? new OlderDocuments(_path, Connection) : new SqliteDocuments(Connection));
    });

    /// <inheritdoc/>
    public void Write(Action<IDocumentWriter> write)
    {
        if (_lock is null)
            throw new InvalidOperationException($"{_path} was opened for reading.");
        Guard(() =>
        {
            using var transaction = Connection.BeginTransaction();
            using var documents = new SqliteDocuments(Connection);
            write(documents);
            transaction.Commit();
            return true;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Check() => Guard(() => SqliteCheck.Run(Connection));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            Connection.Dispose();
            _lock?.Dispose();
        }
    }

    private static SqliteDocumentFile OpenForWriting(string path)
    {
        var file = StorePath.Resolve(path);
        var isNew = !Directory.Exists(file) && (!File.Exists(file) || new FileInfo(file).Length == 0);
        if (!isNew)
            SqliteFile.RequireOurs(path);
        var held = StoreLock.Take(path, file);
        SqliteConnection? connection = null;
        try
        {
            SqliteFile.RequireNoLinkBeside(file);

            // Asked again under the lock: another run may have made it meanwhile.
            if (!File.Exists(file) || new FileInfo(file).Length == 0)
                SqliteFile.Create(file);
            connection = SqliteConnections.Open(SqliteFile.ConnectionString(file, SqliteOpenMode.ReadWrite), writes: true);
            SqliteFile.RequireOurs(path, connection);
            SqliteTables.Require(path, connection);
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute(LeftOutMeasures.OfEnvironment().Contains(LeftOutMeasures.Sync) ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL");
            Migration.ToThisVersion(path, connection);
            return new SqliteDocumentFile(path, connection, held);
        }
        catch
        {
            connection?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private T Guard<T>(Func<T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return work();
            }
            catch (SqliteException e)
            {
                throw SqliteErrors.Translate(_path, e);
            }
            catch (Exception e) when (e is OverflowException or InvalidCastException)
            {
                throw SqliteErrors.Damaged(_path, $"a row holds what its column cannot: {e.Message}");
            }
        }
    }
}
