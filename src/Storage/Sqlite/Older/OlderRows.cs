using Explorer.Experiments;
using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Json;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite.Older;

/// <summary>Records out of the tables of versions 1 and 2. One instance serves one query: settings that repeat are parsed once.</summary>
/// <param name="path">The database, for messages.</param>
internal sealed class OlderRows(string path)
{
    public const string SelectRung = "SELECT trial_index, rung, diverged, seconds, result, environment, proxies, finished_at FROM rungs WHERE experiment_id = ?1";

    public const string SelectAttempt = "SELECT trial_index, attempt, reason, at FROM attempts WHERE experiment_id = ?1";

    private readonly Dictionary<string, TrainingSettings> _trainings = new(StringComparer.Ordinal);

    /// <summary>Selects planned trials; a database of version 1 has no lots.</summary>
    public static string SelectPlanned(int version) =>
        $"SELECT trial_index, hash, seed, flops, params, activations, config, training, {(version < 2 ? "'sampled', 0" : "origin, calibration")} FROM planned_trials WHERE experiment_id = ?1";

    /// <summary>Selects finished trials, without what their plan tells.</summary>
    public static string SelectTrial(int version) =>
        "SELECT trial_index, hash, seed, state, error, best_error, seconds, attempts, reason, finished_at, rungs, " +
        $"device, threads, precision, engine, data_hash, code_version, {(version < 2 ? "'[]'" : "proxies")} FROM trials WHERE experiment_id = ?1";

    private static DateTimeOffset Time(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static ExperimentRecord Experiment(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), Time(row.GetString(2)), row.GetString(3));

    public PlannedTrial Planned(SqliteDataReader row) => new()
    {
        Index = row.GetInt32(0),
        Hash = row.GetString(1),
        Seed = ulong.Parse(row.GetString(2), CultureInfo.InvariantCulture),
        Complexity = new NetworkComplexity(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
        Config = ModelConfigJson.Parse(row.GetString(6), path),
        Training = Training(row.GetString(7)),
        Origin = Origin(row.GetString(8)),
        Calibration = row.GetInt32(9) != 0,
    };

    public static StoredTrial Trial(SqliteDataReader row) => new()
    {
        Hash = row.GetString(1),
        Seed = ulong.Parse(row.GetString(2), CultureInfo.InvariantCulture),
        State = Enum.Parse<TrialState>(row.GetString(3), ignoreCase: true),
        Error = row.IsDBNull(4) ? null : row.GetDouble(4),
        BestError = row.IsDBNull(5) ? null : row.GetDouble(5),
        Seconds = row.GetDouble(6),
        Attempts = row.GetInt32(7),
        Reason = row.IsDBNull(8) ? null : row.GetString(8),
        FinishedAt = Time(row.GetString(9)),
        Rungs = TrialsJson.Deserialize<ValueList<TrainedRung>>(row.GetString(10)),
        Environment = row.IsDBNull(11) ? null : new TrialEnvironment
        {
            Device = row.GetString(11),
            Threads = row.GetInt32(12),
            Precision = row.GetString(13),
            Engine = row.GetString(14),
            DataHash = row.GetString(15),
            CodeVersion = row.GetString(16),
        },
        Proxies = TrialsJson.Deserialize<ValueList<ProxyScore>>(row.GetString(17)),
    };

    public static RungRecord Rung(SqliteDataReader row) => new()
    {
        Experiment = "",
        Index = row.GetInt32(0),
        Rung = row.GetInt32(1),
        Diverged = row.GetInt32(2) != 0,
        Seconds = row.GetDouble(3),
        Result = TrialsJson.Deserialize<TrainedRung>(row.GetString(4)),
        Environment = TrialsJson.Deserialize<TrialEnvironment>(row.GetString(5)),
        Proxies = TrialsJson.Deserialize<ValueList<ProxyScore>>(row.GetString(6)),
        FinishedAt = Time(row.GetString(7)),
    };

    public static AttemptRecord Attempt(SqliteDataReader row) => new("", row.GetInt32(0), row.GetInt32(1), row.GetString(2), Time(row.GetString(3)));

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
}
