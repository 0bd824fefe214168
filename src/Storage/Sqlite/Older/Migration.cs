using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite.Older;

/// <summary>Brings a database of an older version to this one, whole or not at all; what it holds stays as it was.</summary>
internal static class Migration
{
    /// <summary>Copies every record into this version's tables and drops the old ones, in one transaction; nothing where it is of this version.</summary>
    /// <exception cref="InvalidInputException">A record is damaged: nothing was changed.</exception>
    public static void ToThisVersion(string path, SqliteConnection connection)
    {
        var version = SqliteFile.Version(connection);
        if (version >= SqliteSchema.Version)
            return;
        using var transaction = connection.BeginTransaction();
        var older = new OlderDocuments(path, connection);
        connection.Execute("DROP VIEW results");
        connection.Execute(SqliteSchema.Tables);
        using (var documents = new SqliteDocuments(connection))
        {
            foreach (var document in older.Experiments().ToList())
                Copy(path, older, documents, document);
        }

        foreach (var table in (string[])["attempts", .. version < 2 ? [] : (string[])["rungs"], "trials", "planned_trials", "experiments"])
            connection.Execute($"DROP TABLE {table}");
        connection.Execute($"PRAGMA user_version = {SqliteSchema.Version}");
        transaction.Commit();
    }

    private static void Copy(string path, OlderDocuments older, SqliteDocuments documents, ReadOnlyMemory<byte> document)
    {
        var name = StoredRecords.Experiment(path, document).Name;
        var from = older.FindExperiment(name)!.Value.Id;
        var to = documents.AddExperiment(name, document);
        foreach (var table in Enum.GetValues<StoreTable>())
        {
            foreach (var row in older.Rows(table, from, curves: true))
            {
                if (row.Document.Span[0] != (byte)'{')
                    throw new InvalidInputException(path, FormattableString.Invariant($"cannot be brought to this version: the record of trial {row.Index} is damaged; see: explorer store check {path}"));
                documents.TryAdd(table, to, row);
            }
        }
    }
}
