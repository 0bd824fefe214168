using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Explorer.Storage.Sqlite;

/// <summary>
/// Opens connections that trust nothing of a file that others may have made: its views are not read and its schema is not written, what it
/// computes stays small, and it reaches no other file. Source: "Defense Against The Dark Arts" and the lists of <c>sqlite3_db_config</c> and
/// <c>sqlite3_limit</c> of SQLite's documentation.
/// </summary>
internal static class SqliteConnections
{
    // Names of sqlite3_limit that SQLitePCL has no words for.
    private const int LongestValueLimit = 0;
    private const int LongestStatementLimit = 1;
    private const int AttachedLimit = 7;
    private const int TriggerDepthLimit = 10;
    private const int ThreadsLimit = 11;

    /// <summary>Bytes of the longest value: far above any record's curves.</summary>
    private const int LongestValue = 1 << 28;
    private const int LongestStatement = 1_000_000;
    private const int DeepestTrigger = 4;

    /// <summary>Opens a connection.</summary>
    /// <param name="connectionString">To which file, and how.</param>
    /// <param name="writes">Whether it may write; triggers, which are this program's own then, run only there.</param>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteConnection Open(string connectionString, bool writes = false)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Set(connection, raw.SQLITE_DBCONFIG_DEFENSIVE, true);
            Set(connection, raw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, false);
            Set(connection, raw.SQLITE_DBCONFIG_ENABLE_VIEW, false);
            Set(connection, raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, writes);
            foreach (var (limit, most) in (ReadOnlySpan<(int, int)>)[(LongestValueLimit, LongestValue), (LongestStatementLimit, LongestStatement), (AttachedLimit, 0), (TriggerDepthLimit, DeepestTrigger), (ThreadsLimit, 0)])
                raw.sqlite3_limit(connection.Handle!, limit, most);
            connection.Execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Set(SqliteConnection connection, int option, bool value)
    {
        var code = raw.sqlite3_db_config(connection.Handle!, option, value ? 1 : 0, out _);
        if (code != raw.SQLITE_OK)
            throw new InvalidOperationException(FormattableString.Invariant($"this SQLite does not know option {option} of sqlite3_db_config (code {code})."));
    }
}
