using System.Text;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>Rows of this version's tables, within a transaction.</summary>
internal sealed class SqliteDocuments(SqliteConnection connection) : IDocumentWriter, IDisposable
{
    // Prepared once for the many rows of one transaction.
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<ReadOnlyMemory<byte>> Experiments() => connection.Stream("SELECT document FROM experiment ORDER BY id", row => Document(row, 0));

    /// <inheritdoc/>
    public (long Id, ReadOnlyMemory<byte> Document)? FindExperiment(string name)
    {
        foreach (var found in connection.Stream("SELECT id, document FROM experiment WHERE name = ?1", row => (row.GetInt64(0), Document(row, 1)), name))
            return found;
        return null;
    }

    /// <inheritdoc/>
    public IEnumerable<StoredRow> Rows(StoreTable table, long experiment, bool curves, int from = 0, IReadOnlySet<int>? except = null) => connection.Stream(table switch
    {
        StoreTable.Planned => "SELECT trial_index, 0, document, NULL FROM planned WHERE experiment_id = ?1 AND trial_index >= ?2 ORDER BY trial_index",
        StoreTable.Trials when curves =>
            "SELECT t.trial_index, 0, t.document, c.document FROM trial t LEFT JOIN trial_curves c USING (experiment_id, trial_index) WHERE t.experiment_id = ?1 AND t.trial_index >= ?2 ORDER BY t.trial_index",
        StoreTable.Trials => "SELECT trial_index, 0, document, NULL FROM trial WHERE experiment_id = ?1 AND trial_index >= ?2 ORDER BY trial_index",
        StoreTable.Rungs when curves => "SELECT trial_index, rung, document, curves FROM rung WHERE experiment_id = ?1 AND trial_index >= ?2 ORDER BY id",
        StoreTable.Rungs => "SELECT trial_index, rung, document, NULL FROM rung WHERE experiment_id = ?1 AND trial_index >= ?2 ORDER BY id",
        StoreTable.Attempts => "SELECT trial_index, 0, document, NULL FROM attempt WHERE experiment_id = ?1 AND trial_index >= ?2 ORDER BY id",
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "unknown table"),
    }, row => except?.Contains(row.GetInt32(0)) == true ? (StoredRow?)null : Row(row), experiment, from).OfType<StoredRow>();

    /// <inheritdoc/>
    public int Count(StoreTable table, long experiment) =>
        Convert.ToInt32(connection.Scalar($"SELECT count(*) FROM {Name(table)} WHERE experiment_id = ?1", experiment), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public StoredRow? Find(StoreTable table, long experiment, int index)
    {
        using var reader = Command($"SELECT trial_index, 0, document, NULL FROM {Name(table)} WHERE experiment_id = ?1 AND trial_index = ?2", experiment, index).ExecuteReader();
        return reader.Read() ? Row(reader) : null;
    }

    /// <inheritdoc/>
    public long AddExperiment(string name, ReadOnlyMemory<byte> document)
    {
        Command("INSERT INTO experiment (name, document) VALUES (?1, ?2)", name, Text(document)).ExecuteNonQuery();
        return (long)connection.Scalar("SELECT last_insert_rowid()")!;
    }

    /// <inheritdoc/>
    public void ReplaceExperiment(long id, string name, ReadOnlyMemory<byte> document) =>
        Command("UPDATE experiment SET document = ?2 WHERE id = ?1", id, Text(document)).ExecuteNonQuery();

    /// <inheritdoc/>
    public bool TryAdd(StoreTable table, long experiment, StoredRow row)
    {
        try
        {
            _ = table switch
            {
                StoreTable.Rungs => Command("INSERT INTO rung (experiment_id, trial_index, rung, document, curves) VALUES (?1, ?2, ?3, ?4, ?5)", experiment, row.Index, row.Rung, Text(row.Document), Text(row.Curves)).ExecuteNonQuery(),
                _ => Command($"INSERT INTO {Name(table)} (experiment_id, trial_index, document) VALUES (?1, ?2, ?3)", experiment, row.Index, Text(row.Document)).ExecuteNonQuery(),
            };
        }
        catch (SqliteException e) when (SqliteErrors.IsTaken(e))
        {
            return false;
        }

        if (table == StoreTable.Trials && !row.Curves.IsEmpty)
            Command("INSERT INTO trial_curves (experiment_id, trial_index, document) VALUES (?1, ?2, ?3)", experiment, row.Index, Text(row.Curves)).ExecuteNonQuery();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
    }

    private static string Name(StoreTable table) => table switch
    {
        StoreTable.Planned => "planned",
        StoreTable.Trials => "trial",
        StoreTable.Rungs => "rung",
        StoreTable.Attempts => "attempt",
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "unknown table"),
    };

    private static StoredRow Row(SqliteDataReader row) => new(row.GetInt32(0), row.GetInt32(1), Document(row, 2), Document(row, 3));

    private static ReadOnlyMemory<byte> Document(SqliteDataReader row, int column) => row.IsDBNull(column) ? default : row.GetFieldValue<byte[]>(column);

    private static string? Text(ReadOnlyMemory<byte> json) => json.IsEmpty ? null : Encoding.UTF8.GetString(json.Span);

    private SqliteCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
            _commands.Add(sql, command = connection.Command(sql));
        command.Bind(values);
        return command;
    }
}
