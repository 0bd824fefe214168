using System.Text;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Faults.Older;

/// <summary>
/// A SQLite database of an earlier version as its writer left it when it was killed: a fixture of that version with its first experiment
/// repeated under other names, so that bringing it up takes many pages, half of it in the log.
/// </summary>
internal sealed class OlderStore : IDisposable
{
    /// <summary>The name of its file.</summary>
    public const string FileName = "results.db";

    private const int Repeats = 12;
    private const string Newest = "3";
    private static readonly string[] Tables = ["experiments", "planned_trials", "trials", "rungs", "attempts"];
    private readonly TestFolder _folder = new();
    private readonly int _version;
    private readonly string _old;
    private readonly IReadOnlyList<object> _content;

    /// <summary>Makes one.</summary>
    /// <param name="version">1 or 2.</param>
    public OlderStore(int version)
    {
        _version = version;
        using var making = new TestFolder();
        var file = making.File(FileName);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Older", $"version-{version}.db"), file);
        using (var connection = Open(file))
        {
            Execute(connection, "PRAGMA wal_autocheckpoint = 0");
            for (var repeat = 1; repeat <= Repeats; repeat++)
            {
                Repeat(connection, repeat);
                if (repeat == Repeats / 2)
                    Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            }

            // With its log and while it is open: closing would empty the log.
            File.Copy(file, Path.Combine(_folder.Path, FileName));
            File.Copy(file + "-wal", Path.Combine(_folder.Path, FileName + "-wal"));
            _old = Dump(connection);
        }

        using var copy = new TestFolder();
        CopyTo(copy.Path);
        using var reader = ResultStores.Open(copy.File(FileName), StoreAccess.Read);
        _content = Content(reader);
    }

    /// <summary>The folder that holds it and its log.</summary>
    public string Folder => _folder.Path;

    /// <summary>Puts it into a folder.</summary>
    public void CopyTo(string folder) => Copy(_folder.Path, folder);

    /// <summary>
    /// After a fault: it is of the old version, row for row as an old program reads it, or of the newest; reading finds everything either way,
    /// and opening it for writing brings it up and goes on.
    /// </summary>
    public void RequireWhole(string file, FaultTally tally)
    {
        tally.Acknowledged += _content.Count;
        RequireOldOrNew(file, tally);
        RequireContent(file, tally);
        using (var writer = ResultStores.Open(file, StoreAccess.Write))
            StoreCalls.At(0).Make(writer);
        tally.Require(Version(file) == Newest, "opened for writing and not brought to the newest version");
        RequireContent(file, tally);
        Inspection.Checks(file, tally);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static List<object> Content(IResultStore store) =>
    [
        .. store.Experiments(),
        .. store.Experiments().SelectMany(experiment => (IEnumerable<object>)
        [
            .. store.Plan(experiment.Name).Select(planned => (experiment.Name, planned)),
            .. store.Trials(experiment.Name),
            .. store.Rungs(experiment.Name),
            .. store.Attempts(experiment.Name),
        ]),
    ];

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static string Version(string file)
    {
        using var connection = Open(file);
        return Rows(connection, "PRAGMA user_version").Single();
    }

    // Every record once, equal in every member.
    private void RequireContent(string file, FaultTally tally)
    {
        using var reader = ResultStores.Open(file, StoreAccess.Read);
        var found = Content(reader);
        tally.Add(_content.Except(found).Count(), found.Count - found.Distinct().Count());
    }

    // In a copy: a plain connection changes what it finds, as it closes.
    private void RequireOldOrNew(string file, FaultTally tally)
    {
        using var copy = new TestFolder();
        Copy(Path.GetDirectoryName(file)!, copy.Path);
        using var connection = Open(copy.File(FileName));
        var version = Rows(connection, "PRAGMA user_version").Single();
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Count(Tables.Contains);
        tally.Require(
            version == Newest ? tables == 0 : version == _version.ToString(CultureInfo.InvariantCulture) && Dump(connection) == _old,
            $"it is neither the database of version {_version} that it was nor one of version {Newest}: it says version {version} and has {tables} of the old tables");
    }

    // Its rows as the programs of its time read them.
    private static string Dump(SqliteConnection connection)
    {
        var dump = new StringBuilder();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            dump.AppendJoin('\n', [table, .. Rows(connection, $"SELECT * FROM {table} ORDER BY rowid")]).Append('\n');
        return dump.ToString();
    }

    private static void Repeat(SqliteConnection connection, int repeat)
    {
        Execute(connection, $"INSERT INTO experiments SELECT NULL, name || '-{repeat}', {Columns(connection, "experiments", "id", "name")} FROM experiments WHERE id = 1");
        foreach (var table in Tables[1..].Where(table => Columns(connection, table).Length > 0))
        {
            var columns = Columns(connection, table, "id", "experiment_id");
            Execute(connection, $"INSERT INTO {table} (experiment_id, {columns}) SELECT (SELECT max(id) FROM experiments), {columns} FROM {table} WHERE experiment_id = 1");
        }
    }

    private static string Columns(SqliteConnection connection, string table, params string[] without) =>
        string.Join(", ", Rows(connection, $"SELECT name FROM pragma_table_info('{table}')").Except(without));

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        return rows;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }
}
