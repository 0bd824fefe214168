using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>Opens a database for reading whether a run is writing it, was killed, or left it on a medium that cannot be written.</summary>
internal static class SqliteReading
{
    /// <summary>A connection that sees every committed record and changes none.</summary>
    public static SqliteConnection Open(string path)
    {
        SqliteFile.RequireOurs(path);
        var file = StorePath.Resolve(path);
        SqliteFile.RequireNoLinkBeside(file);
        try
        {
            return Connect(path, file, SqliteFile.ConnectionString(file, SqliteOpenMode.ReadOnly));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SqliteErrors.CannotOpen or SqliteErrors.ReadOnly)
        {
            if (HasLog(file))
                throw new InvalidInputException(path, "its last records are in a log beside it, which can only be read where files can be made; copy both to such a folder: cp " + path + "* FOLDER");

            // A write-ahead database needs files beside it. Where none can be made nobody writes either, and without
            // a log the main file is complete: read it as one that cannot change. Another user who may write, and
            // begins to while this reads, can make it read an error, but lose nothing.
            return Connect(path, file, SqliteFile.UnchangingConnectionString(file));
        }
    }

    private static bool HasLog(string file) => File.Exists(file + "-wal") && new FileInfo(file + "-wal").Length > 0;

    private static SqliteConnection Connect(string path, string file, string connectionString)
    {
        var connection = SqliteConnections.Open(connectionString);
        try
        {
            SqliteFile.RequireOurs(path, connection);
            SqliteTables.Require(path, connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
