using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>Checks a database's pages and references.</summary>
internal static class SqliteCheck
{
    public static IReadOnlyList<string> Run(SqliteConnection connection) =>
    [
        .. Try(() => connection.Stream("PRAGMA integrity_check", row => row.GetString(0)).Where(row => row != "ok").Select(row => $"integrity: {row}")),
        .. Try(() => connection.Stream("PRAGMA foreign_key_check", row => FormattableString.Invariant($"row {row.GetValue(1)} of {row.GetString(0)} refers to a row of {row.GetString(2)} that is not there"))),
    ];

    private static List<string> Try(Func<IEnumerable<string>> check)
    {
        try
        {
            return [.. check()];
        }
        catch (SqliteException e)
        {
            return [e.Message];
        }
    }
}
