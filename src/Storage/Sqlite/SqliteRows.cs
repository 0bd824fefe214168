using System.Globalization;
using System.Text.Json;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;
using Explorer.Trials;
using Explorer.Trials.Experiments;
using Explorer.Trials.Storage;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>Between rows and records. One instance serves one query: settings that repeat are parsed once.</summary>
/// <param name="path">The database, for messages.</param>
internal sealed class SqliteRows(string path)
{
    public const string InsertPlanned =
        "INSERT INTO planned_trials (experiment_id, trial_index, hash, seed, flops, params, activations, config, training) " +
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

    public const string SelectPlanned =
        "SELECT p.trial_index, p.hash, p.seed, p.flops, p.params, p.activations, p.config, p.training " +
        "FROM planned_trials p JOIN experiments e ON e.id = p.experiment_id WHERE e.name = ?1 ORDER BY p.trial_index";

    public const string InsertTrial =
        "INSERT INTO trials (experiment_id, trial_index, hash, seed, flops, params, activations, config, training, state, error, best_error, " +
        "seconds, attempts, reason, finished_at, rungs, device, threads, precision, engine, data_hash, code_version) " +
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)";

    public const string SelectTrial =
        "SELECT t.trial_index, t.hash, t.seed, t.flops, t.params, t.activations, t.config, t.training, t.state, t.error, t.best_error, " +
        "t.seconds, t.attempts, t.reason, t.finished_at, t.rungs, t.device, t.threads, t.precision, t.engine, t.data_hash, t.code_version " +
        "FROM trials t JOIN experiments e ON e.id = t.experiment_id WHERE e.name = ?1 ORDER BY t.trial_index";

    private readonly Dictionary<string, TrainingSettings> _trainings = new(StringComparer.Ordinal);

    public static object?[] Values(long experiment, PlannedTrial planned) =>
    [
        experiment, planned.Index, planned.Hash, planned.Seed.ToString(CultureInfo.InvariantCulture),
        planned.Complexity.Flops, planned.Complexity.Params, planned.Complexity.Activations,
        ModelConfigJson.Write(planned.Config), TrialsJson.Serialize(planned.Training),
    ];

    public static object?[] Values(long experiment, TrialRecord trial) =>
    [
        experiment, trial.Index, trial.Hash, trial.Seed.ToString(CultureInfo.InvariantCulture),
        trial.Complexity.Flops, trial.Complexity.Params, trial.Complexity.Activations,
        ModelConfigJson.Write(trial.Config), TrialsJson.Serialize(trial.Training),
        StateName(trial.State), trial.Error, trial.BestError, trial.Seconds, trial.Attempts, trial.Reason, Time(trial.FinishedAt),
        TrialsJson.Serialize(trial.Rungs),
        trial.Environment?.Device, trial.Environment?.Threads, trial.Environment?.Precision, trial.Environment?.Engine,
        trial.Environment?.DataHash, trial.Environment?.CodeVersion,
    ];

    public static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static ExperimentRecord Experiment(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), Time(row.GetString(2)), row.GetString(3));

    public PlannedTrial Planned(SqliteDataReader row) => Parse(row.GetInt32(0), () => new PlannedTrial
    {
        Index = row.GetInt32(0),
        Hash = row.GetString(1),
        Seed = ulong.Parse(row.GetString(2), CultureInfo.InvariantCulture),
        Complexity = new NetworkComplexity(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
        Config = ModelConfigJson.Parse(row.GetString(6), path),
        Training = Training(row.GetString(7)),
    });

    public TrialRecord Trial(string experiment, SqliteDataReader row) => Parse(row.GetInt32(0), () => new TrialRecord
    {
        Experiment = experiment,
        Index = row.GetInt32(0),
        Hash = row.GetString(1),
        Seed = ulong.Parse(row.GetString(2), CultureInfo.InvariantCulture),
        Complexity = new NetworkComplexity(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
        Config = ModelConfigJson.Parse(row.GetString(6), path),
        Training = Training(row.GetString(7)),
        State = Enum.Parse<TrialState>(row.GetString(8), ignoreCase: true),
        Error = row.IsDBNull(9) ? null : row.GetDouble(9),
        BestError = row.IsDBNull(10) ? null : row.GetDouble(10),
        Seconds = row.GetDouble(11),
        Attempts = row.GetInt32(12),
        Reason = row.IsDBNull(13) ? null : row.GetString(13),
        FinishedAt = Time(row.GetString(14)),
        Rungs = TrialsJson.Deserialize<ValueList<RungResult>>(row.GetString(15)),
        Environment = row.IsDBNull(16) ? null : new TrialEnvironment
        {
            Device = row.GetString(16),
            Threads = row.GetInt32(17),
            Precision = row.GetString(18),
            Engine = row.GetString(19),
            DataHash = row.GetString(20),
            CodeVersion = row.GetString(21),
        },
    });

    public static string StateName(TrialState state) => state switch
    {
        TrialState.Completed => "completed",
        TrialState.Diverged => "diverged",
        TrialState.Pruned => "pruned",
        TrialState.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown state"),
    };

    private TrainingSettings Training(string json)
    {
        if (!_trainings.TryGetValue(json, out var settings))
        {
            settings = TrialsJson.Deserialize<TrainingSettings>(json);
            _trainings.Add(json, settings);
        }

        return settings;
    }

    private T Parse<T>(int index, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidInputException or ArgumentException or InvalidCastException or InvalidOperationException)
        {
            throw new InvalidInputException(path, string.Create(CultureInfo.InvariantCulture, $"the record of trial {index} is damaged ({e.Message}); see: explorer store check {path}"));
        }
    }
}
