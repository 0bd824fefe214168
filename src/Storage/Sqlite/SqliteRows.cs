using System.Globalization;
using System.Text.Json;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Json;
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
        "INSERT INTO planned_trials (experiment_id, trial_index, hash, seed, flops, params, activations, config, training, origin, calibration) " +
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

    public const string InsertTrial =
        "INSERT INTO trials (experiment_id, trial_index, hash, seed, flops, params, activations, config, training, state, error, best_error, " +
        "seconds, attempts, reason, finished_at, rungs, device, threads, precision, engine, data_hash, code_version, origin, calibration, proxies) " +
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)";

    public const string InsertRung =
        "INSERT INTO rungs (experiment_id, trial_index, rung, diverged, error, seconds, result, environment, proxies, finished_at) " +
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

    public const string SelectRung =
        "SELECT r.trial_index, r.rung, r.diverged, r.seconds, r.result, r.environment, r.proxies, r.finished_at " +
        "FROM rungs r JOIN experiments e ON e.id = r.experiment_id WHERE e.name = ?1 ORDER BY r.id";

    private readonly Dictionary<string, TrainingSettings> _trainings = new(StringComparer.Ordinal);

    /// <summary>Selects planned trials; a database of version 1 has no lots.</summary>
    public static string SelectPlanned(int version) =>
        "SELECT p.trial_index, p.hash, p.seed, p.flops, p.params, p.activations, p.config, p.training, " +
        (version < 2 ? "'sampled', 0 " : "p.origin, p.calibration ") +
        "FROM planned_trials p JOIN experiments e ON e.id = p.experiment_id WHERE e.name = ?1 ORDER BY p.trial_index";

    /// <summary>Selects finished trials.</summary>
    public static string SelectTrial(int version) =>
        "SELECT t.trial_index, t.hash, t.seed, t.flops, t.params, t.activations, t.config, t.training, t.state, t.error, t.best_error, " +
        "t.seconds, t.attempts, t.reason, t.finished_at, t.rungs, t.device, t.threads, t.precision, t.engine, t.data_hash, t.code_version, " +
        (version < 2 ? "'sampled', 0, '[]' " : "t.origin, t.calibration, t.proxies ") +
        "FROM trials t JOIN experiments e ON e.id = t.experiment_id WHERE e.name = ?1 ORDER BY t.trial_index";

    public static object?[] Values(long experiment, PlannedTrial planned) =>
    [
        experiment, planned.Index, planned.Hash, planned.Seed.ToString(CultureInfo.InvariantCulture),
        planned.Complexity.Flops, planned.Complexity.Params, planned.Complexity.Activations,
        ModelConfigJson.Write(planned.Config), TrialsJson.Serialize(planned.Training), EnumNames.Of(planned.Origin), planned.Calibration ? 1 : 0,
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
        EnumNames.Of(trial.Origin), trial.Calibration ? 1 : 0, TrialsJson.Serialize(trial.Proxies),
    ];

    public static object?[] Values(long experiment, RungRecord rung) =>
    [
        experiment, rung.Index, rung.Rung, rung.Diverged ? 1 : 0, rung.Result.Error, rung.Seconds, TrialsJson.Serialize(rung.Result),
        TrialsJson.Serialize(rung.Environment), TrialsJson.Serialize(rung.Proxies), Time(rung.FinishedAt),
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
        Origin = Origin(row.GetString(8)),
        Calibration = row.GetInt32(9) != 0,
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
        Origin = Origin(row.GetString(22)),
        Calibration = row.GetInt32(23) != 0,
        Proxies = TrialsJson.Deserialize<ValueList<ProxyScore>>(row.GetString(24)),
    });

    public RungRecord Rung(string experiment, SqliteDataReader row) => Parse(row.GetInt32(0), () => new RungRecord
    {
        Experiment = experiment,
        Index = row.GetInt32(0),
        Rung = row.GetInt32(1),
        Diverged = row.GetInt32(2) != 0,
        Seconds = row.GetDouble(3),
        Result = TrialsJson.Deserialize<RungResult>(row.GetString(4)),
        Environment = TrialsJson.Deserialize<TrialEnvironment>(row.GetString(5)),
        Proxies = TrialsJson.Deserialize<ValueList<ProxyScore>>(row.GetString(6)),
        FinishedAt = Time(row.GetString(7)),
    });

    public static string StateName(TrialState state) => state switch
    {
        TrialState.Completed => "completed",
        TrialState.Diverged => "diverged",
        TrialState.Pruned => "pruned",
        TrialState.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown state"),
    };

    private static TrialOrigin Origin(string word) => EnumNames.Find<TrialOrigin>(word) ?? throw new FormatException($"'{word}' is no origin of a trial");

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
