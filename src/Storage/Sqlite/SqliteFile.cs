using Explorer.SearchSpace.Files;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>The file of a results database: recognised before SQLite touches it, created whole or not at all.</summary>
internal static class SqliteFile
{
    /// <summary>Refuses what is no results database of this version or an older one, by the main file alone and without touching anything.</summary>
    /// <param name="path">As the user gave it.</param>
    /// <exception cref="InvalidInputException">Missing, a folder, unreadable, no SQLite database, foreign, or newer.</exception>
    public static void RequireOurs(string path)
    {
        if (Directory.Exists(path))
            throw new InvalidInputException(path, "is a folder; expected the file of a results database");

        if (!File.Exists(path))
            throw new InvalidInputException(path, "no such results database; check the name, or make it with: explorer run EXPERIMENT --store " + path);

        if (new FileInfo(path).Length == 0)
            throw new InvalidInputException(path, "is empty; expected a results database");

        // By SQLite and not by reading the file: closing a file of its own gives up every lock that this process has on it, also those of a
        // writer, beneath which another program would then remove the log. As one that cannot change, so that nothing is made beside it.
        try
        {
            using var connection = SqliteConnections.Open(UnchangingConnectionString(StorePath.Resolve(path)));
            RequireOurs(path, connection);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SqliteErrors.NotADatabase)
        {
            throw new InvalidInputException(path, "is not a SQLite database; expected a results database");
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SqliteErrors.CannotOpen)
        {
            throw new InvalidInputException(path, $"cannot be read: {e.Message}");
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SqliteErrors.Corrupt)
        {
            // Its header is one of a database; it may be seen here in the middle of a writer's work. Opening it will tell.
        }
    }

    /// <summary>As above, by SQLite's own view, which knows changes that are not in the main file yet.</summary>
    public static void RequireOurs(string path, SqliteConnection connection) =>
        RequireOurs(path, Pragma(connection, "application_id"), Version(connection));

    /// <summary>Refuses links in place of the files that SQLite makes beside a database.</summary>
    /// <exception cref="IOException">There is one.</exception>
    public static void RequireNoLinkBeside(string file)
    {
        foreach (var ending in (string[])["-wal", "-shm", "-journal"])
            WholeFile.RefuseLink(file + ending);
    }

    /// <summary>The version of an open database's tables.</summary>
    public static int Version(SqliteConnection connection) => Pragma(connection, "user_version");

    /// <summary>Makes a new database beside its place and moves it there, so that a kill leaves none or all of it.</summary>
    public static void Create(string file)
    {
        var draft = file + ".new";
        File.Delete(draft);
        try
        {
            using (var connection = SqliteConnections.Open(ConnectionString(draft, SqliteOpenMode.ReadWriteCreate), writes: true))
                connection.Execute(SqliteSchema.Create);

            File.Move(draft, file, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>For a database that cannot change: SQLite makes no files beside it and takes no locks.</summary>
    public static string UnchangingConnectionString(string file) => ConnectionString($"file:{Uri.EscapeDataString(file)}?immutable=1", SqliteOpenMode.ReadOnly);

    /// <summary>Without pooling: a closed store must let go of its file.</summary>
    public static string ConnectionString(string file, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        Pooling = false,
        ForeignKeys = true,
        DefaultTimeout = 20,
    }.ToString();

    private static void RequireOurs(string path, int application, int version)
    {
        if (application != SqliteSchema.ApplicationId)
            throw new InvalidInputException(path, "is a SQLite database of another program; expected a results database");

        if (version is < 1 or > SqliteSchema.Version)
        {
            throw new InvalidInputException(path, string.Create(
                CultureInfo.InvariantCulture,
                $"was written by a newer version of Explorer (database version {version}, this program reads up to {SqliteSchema.Version}); update Explorer"));
        }
    }

    private static int Pragma(SqliteConnection connection, string name) =>
        Convert.ToInt32(connection.Scalar($"PRAGMA {name}"), CultureInfo.InvariantCulture);
}
