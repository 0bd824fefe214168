using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite.Older;

/// <summary>A database of version 1 (no rungs, lots and proxies) or 2 (a column a member), read as this version's documents.</summary>
/// <param name="path">The database, for messages.</param>
/// <param name="connection">The open database.</param>
internal sealed class OlderDocuments(string path, SqliteConnection connection) : IDocumentReader
{
    private const string SelectExperiment = "SELECT name, definition, created_at, code_version, id FROM experiments";
    private readonly OlderRows _rows = new(path);
    private readonly int _version = SqliteFile.Version(connection);

    /// <inheritdoc/>
    public IEnumerable<ReadOnlyMemory<byte>> Experiments() => connection.Stream(SelectExperiment + " ORDER BY id", Experiment);

    /// <inheritdoc/>
    public (long Id, ReadOnlyMemory<byte> Document)? FindExperiment(string name)
    {
        foreach (var found in connection.Stream(SelectExperiment + " WHERE name = ?1", row => (row.GetInt64(4), Experiment(row)), name))
            return found;
        return null;
    }

    /// <inheritdoc/>
    public IEnumerable<StoredRow> Rows(StoreTable table, long experiment, bool curves, int from = 0, IReadOnlySet<int>? except = null) => (table switch
    {
        StoreTable.Planned => connection.Stream(OlderRows.SelectPlanned(_version) + " ORDER BY trial_index", row => Row(row, () => StoredRecords.Row(_rows.Planned(row))), experiment),
        StoreTable.Trials => connection.Stream(OlderRows.SelectTrial(_version) + " ORDER BY trial_index", row => Row(row, () => StoredRecords.Row(row.GetInt32(0), OlderRows.Trial(row))), experiment),
        StoreTable.Rungs when _version < 2 => [],
        StoreTable.Rungs => connection.Stream(OlderRows.SelectRung + " ORDER BY id", row => Row(row, () => StoredRecords.Row(OlderRows.Rung(row))), experiment),
        _ => connection.Stream(OlderRows.SelectAttempt + " ORDER BY id", row => Row(row, () => StoredRecords.Row(OlderRows.Attempt(row))), experiment),
    }).Where(row => row.Index >= from && except?.Contains(row.Index) != true);

    /// <inheritdoc/>
    public int Count(StoreTable table, long experiment) => table == StoreTable.Rungs && _version < 2 ? 0
        : Convert.ToInt32(connection.Scalar($"SELECT count(*) FROM {Name(table)} WHERE experiment_id = ?1", experiment), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public StoredRow? Find(StoreTable table, long experiment, int index) =>
        Rows(table, experiment, curves: false).Where(row => row.Index == index).Select(row => (StoredRow?)row).FirstOrDefault();

    private static string Name(StoreTable table) => table switch
    {
        StoreTable.Planned => "planned_trials",
        StoreTable.Trials => "trials",
        StoreTable.Rungs => "rungs",
        _ => "attempts",
    };

    private static ReadOnlyMemory<byte> Experiment(SqliteDataReader row) => StoredJson.Write(OlderRows.Experiment(row));

    // A row that cannot be read is handed on as it is, so that it is refused by name where its records are asked for, and no other is.
    private static StoredRow Row(SqliteDataReader row, Func<StoredRow> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or FormatException or SearchSpace.InvalidInputException or ArgumentException or InvalidCastException or InvalidOperationException)
        {
            return new StoredRow(row.GetInt32(0), 0, JsonSerializer.SerializeToUtf8Bytes(e.Message));
        }
    }
}
