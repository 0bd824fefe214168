using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>
/// Holds a database that others may have made to what this program makes: its tables are tables, whose rows are stored and not computed, and
/// nothing runs when one is written. Views and indexes of a user's own may be there; nothing here reads them.
/// </summary>
internal static class SqliteTables
{
    private const int LongestStatement = 100_000;
    private static readonly string[] Names = ["experiment", "planned", "trial", "trial_curves", "rung", "attempt"];
    private static readonly string[] OlderNames = ["experiments", "planned_trials", "trials", "rungs", "attempts"];
    private static readonly Lazy<HashSet<string>> OurTriggers = new(ReadTriggers);

    /// <summary>Refuses what only looks like a results database; the schema is all that is read.</summary>
    /// <exception cref="InvalidInputException">A table is computed, or something runs on writing.</exception>
    public static void Require(string path, SqliteConnection connection)
    {
        var version = SqliteFile.Version(connection);
        var known = version < SqliteSchema.Version ? OlderNames : Names;
        foreach (var (type, name, statement) in connection.Stream(
            "SELECT type, name, substr(sql, 1, ?1) FROM sqlite_schema", row => (row.GetString(0), row.GetString(1), row.IsDBNull(2) ? "" : row.GetString(2)), LongestStatement).ToList())
        {
            var isKnown = known.Contains(name, StringComparer.OrdinalIgnoreCase);
            if (isKnown && (type != "table" || !Normal(statement).StartsWith("create table", StringComparison.Ordinal) || IsComputed(connection, name)))
                throw Refused(path, $"{name} is {(type == "table" ? "a computed table" : $"a {type}")}, expected a table with rows");
            if (type == "trigger" && version == SqliteSchema.Version && !OurTriggers.Value.Contains(Normal(statement)))
                throw Refused(path, $"the trigger {name} is not this program's, and would run when results are written");
        }
    }

    // Its last member says of a column whether it is stored (0), however its table's statement is spelt.
    private static bool IsComputed(SqliteConnection connection, string table) =>
        connection.Stream($"PRAGMA table_xinfo('{table}')", row => row.GetInt32(6)).Any(hidden => hidden != 0);

    private static string Normal(string statement) => string.Join(' ', statement.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static HashSet<string> ReadTriggers()
    {
        using var connection = SqliteConnections.Open("Data Source=:memory:", writes: true);
        connection.Execute(SqliteSchema.Tables);
        return [.. connection.Stream("SELECT sql FROM sqlite_schema WHERE type = 'trigger'", row => Normal(row.GetString(0)))];
    }

    private static InvalidInputException Refused(string path, string what) => new(path, $"is no results database of this program: {what}");
}
