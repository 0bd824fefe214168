using System.Globalization;
using Explorer.SearchSpace;
using Explorer.Trials;
using Explorer.Trials.Storage;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>Results in a SQLite database: write-ahead log, every commit on disk before a method returns.</summary>
public sealed class SqliteResultStore : IResultStore
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly StoreLock? _lock;
    private readonly int _version;
    private bool _disposed;

    private SqliteResultStore(string path, SqliteConnection connection, StoreLock? held)
    {
        _path = path;
        _connection = connection;
        _lock = held;
        _version = SqliteFile.Version(connection);
    }

    /// <summary>For tests of what a store does when SQLite fails.</summary>
    internal SqliteConnection Connection => _connection;

    /// <summary>Opens a database; see <see cref="ResultStores.Open"/>.</summary>
    public static SqliteResultStore Open(string path, StoreAccess access)
    {
        try
        {
            return access == StoreAccess.Write ? OpenForWriting(path) : new SqliteResultStore(path, SqliteReading.Open(path), null);
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
    public IReadOnlyList<ExperimentRecord> Experiments() => Guard(() =>
        _connection.Rows("SELECT name, definition, created_at, code_version FROM experiments ORDER BY id", SqliteRows.Experiment));

    /// <inheritdoc/>
    public ExperimentRecord? FindExperiment(string name) => Guard(() =>
        _connection.Rows("SELECT name, definition, created_at, code_version FROM experiments WHERE name = ?1", SqliteRows.Experiment, name).FirstOrDefault());

    /// <inheritdoc/>
    public void AddExperiment(ExperimentRecord experiment, IReadOnlyList<PlannedTrial> plan) => Write(() =>
    {
        try
        {
            _connection.Execute(
                "INSERT INTO experiments (name, definition, created_at, code_version) VALUES (?1, ?2, ?3, ?4)",
                experiment.Name, experiment.Definition, SqliteRows.Time(experiment.CreatedAt), experiment.CodeVersion);
        }
        catch (SqliteException e) when (SqliteErrors.IsTaken(e))
        {
            throw new InvalidInputException(_path, $"holds an experiment '{experiment.Name}' already");
        }

        InsertPlan(experiment.Name, plan);
    });

    /// <inheritdoc/>
    public void ExtendPlan(string experiment, IReadOnlyList<PlannedTrial> plan) => Write(() => InsertPlan(experiment, plan));

    /// <inheritdoc/>
    public IReadOnlyList<PlannedTrial> Plan(string experiment) => Guard(() =>
        _connection.Rows(SqliteRows.SelectPlanned(_version), new SqliteRows(_path).Planned, experiment));

    /// <inheritdoc/>
    public void AddTrial(TrialRecord trial) => AddTrials([trial]);

    /// <inheritdoc/>
    public void AddTrials(IReadOnlyList<TrialRecord> trials) => AddRungs([], trials);

    /// <inheritdoc/>
    public void AddRungs(IReadOnlyList<RungRecord> rungs, IReadOnlyList<TrialRecord> finished)
    {
        // SQLite stores NaN as NULL, which would read back as "none".
        foreach (var trial in finished.Where(trial => double.IsNaN(trial.Error ?? 0) || double.IsNaN(trial.BestError ?? 0) || double.IsNaN(trial.Seconds)))
        {
            throw new ArgumentException($"Trial {trial.Index} of {trial.Experiment}: error, best error and seconds must be numbers.", nameof(finished));
        }

        foreach (var rung in rungs.Where(rung => double.IsNaN(rung.Result.Error) || double.IsNaN(rung.Seconds)))
        {
            throw new ArgumentException($"Trial {rung.Index} of {rung.Experiment}, rung {rung.Rung}: error and seconds must be numbers.", nameof(rungs));
        }

        Write(() =>
        {
            using var rungCommand = _connection.Command(SqliteRows.InsertRung);
            foreach (var rung in rungs)
            {
                rungCommand.Bind(SqliteRows.Values(ExperimentId(rung.Experiment), rung));
                Insert(rungCommand, rung.Experiment, rung.Index, string.Create(CultureInfo.InvariantCulture, $"has its rung {rung.Rung} stored already"));
            }

            using var command = _connection.Command(SqliteRows.InsertTrial);
            foreach (var trial in finished)
            {
                command.Bind(SqliteRows.Values(ExperimentId(trial.Experiment), trial));
                Insert(command, trial.Experiment, trial.Index, "is stored already");
            }
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<RungRecord> Rungs(string experiment) => Guard<IReadOnlyList<RungRecord>>(() =>
    {
        var rows = new SqliteRows(_path);
        return _version < 2 ? [] : _connection.Rows(SqliteRows.SelectRung, row => rows.Rung(experiment, row), experiment);
    });

    /// <inheritdoc/>
    public IReadOnlyList<TrialRecord> Trials(string experiment) => Guard(() =>
    {
        var rows = new SqliteRows(_path);
        return _connection.Rows(SqliteRows.SelectTrial(_version), row => rows.Trial(experiment, row), experiment);
    });

    /// <inheritdoc/>
    public void AddAttempt(AttemptRecord attempt) => Write(() =>
    {
        using var command = _connection.Command(
            "INSERT INTO attempts (experiment_id, trial_index, attempt, reason, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            ExperimentId(attempt.Experiment), attempt.Index, attempt.Attempt, attempt.Reason, SqliteRows.Time(attempt.At));
        Insert(command, attempt.Experiment, attempt.Index, "is logged already");
    });

    /// <inheritdoc/>
    public IReadOnlyList<AttemptRecord> Attempts(string experiment) => Guard(() => _connection.Rows(
        "SELECT a.trial_index, a.attempt, a.reason, a.at FROM attempts a JOIN experiments e ON e.id = a.experiment_id WHERE e.name = ?1 ORDER BY a.id",
        row => new AttemptRecord(experiment, row.GetInt32(0), row.GetInt32(1), row.GetString(2), SqliteRows.Time(row.GetString(3))),
        experiment));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _disposed = true;
                _connection.Dispose();
                _lock?.Dispose();
            }
        }
    }

    private static SqliteResultStore OpenForWriting(string path)
    {
        var file = SqliteFile.Resolve(path);
        var isNew = !Directory.Exists(file) && (!File.Exists(file) || new FileInfo(file).Length == 0);
        if (!isNew)
        {
            SqliteFile.RequireOurs(path);
        }

        var held = StoreLock.Take(path, file);
        var connection = new SqliteConnection(SqliteFile.ConnectionString(file, SqliteOpenMode.ReadWrite));
        try
        {
            // Asked again under the lock: another run may have made it meanwhile.
            if (!File.Exists(file) || new FileInfo(file).Length == 0)
            {
                SqliteFile.Create(file);
            }

            connection.Open();
            SqliteFile.RequireOurs(path, connection);
            SqliteFile.Migrate(connection);
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute(LeftOutMeasures.Has(LeftOutMeasures.Sync) ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL");
            return new SqliteResultStore(path, connection, held);
        }
        catch
        {
            connection.Dispose();
            held.Dispose();
            throw;
        }
    }

    private void InsertPlan(string experiment, IReadOnlyList<PlannedTrial> plan)
    {
        var id = ExperimentId(experiment);
        using var command = _connection.Command(SqliteRows.InsertPlanned);
        foreach (var planned in plan)
        {
            command.Bind(SqliteRows.Values(id, planned));
            Insert(command, experiment, planned.Index, "is planned already");
        }
    }

    private void Insert(SqliteCommand command, string experiment, int index, string whenTaken)
    {
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException e) when (SqliteErrors.IsTaken(e))
        {
            throw new InvalidInputException(_path, string.Create(CultureInfo.InvariantCulture, $"trial {index} of '{experiment}' {whenTaken}"));
        }
        catch (SqliteException e) when (SqliteErrors.IsDangling(e))
        {
            throw new InvalidInputException(_path, string.Create(CultureInfo.InvariantCulture, $"trial {index} of '{experiment}' is not planned"));
        }
    }

    private long ExperimentId(string name) => _connection.Scalar("SELECT id FROM experiments WHERE name = ?1", name) is long id
        ? id
        : throw new InvalidInputException(_path, $"holds no experiment '{name}'");

    private void Write(Action write)
    {
        if (_lock is null)
        {
            throw new InvalidOperationException($"{_path} was opened for reading.");
        }

        Guard(() =>
        {
            using var transaction = _connection.BeginTransaction();
            write();
            transaction.Commit();
            return true;
        });
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
        }
    }
}
