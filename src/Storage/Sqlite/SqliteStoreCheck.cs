using System.Globalization;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;
using Explorer.Trials;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>Checks a database: its pages, its references, then every record against the others.</summary>
internal static class SqliteStoreCheck
{
    private const int MostProblems = 100;

    public static StoreCheckReport Run(string path)
    {
        try
        {
            using var connection = SqliteReading.Open(path);
            return Run(path, connection);
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            return new StoreCheckReport { Experiments = 0, Planned = 0, Trials = 0, Attempts = 0, Problems = [$"the database cannot be opened: {e.Message}"] };
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Translate(path, e);
        }
    }

    private static StoreCheckReport Run(string path, SqliteConnection connection)
    {
        var problems = new List<string>();
        Collect(problems, () => connection
            .Rows("PRAGMA integrity_check", row => row.GetString(0))
            .Where(row => row != "ok")
            .Select(row => $"integrity: {row}"));
        Collect(problems, () => connection.Rows(
            "PRAGMA foreign_key_check",
            row => string.Create(CultureInfo.InvariantCulture, $"row {row.GetValue(1)} of {row.GetString(0)} refers to a row of {row.GetString(2)} that is not there")));
        Collect(problems, () => connection
            .Rows("SELECT name FROM experiments ORDER BY id", row => row.GetString(0))
            .SelectMany(name => ExperimentProblems(path, connection, name).Concat(RungProblems(path, connection, name))));

        return new StoreCheckReport
        {
            Experiments = Count(connection, "experiments"),
            Planned = Count(connection, "planned_trials"),
            Trials = Count(connection, "trials"),
            Attempts = Count(connection, "attempts"),
            Rungs = Count(connection, "rungs"),
            Problems = problems.Take(MostProblems).ToValueList(),
        };
    }

    private static void Collect(List<string> problems, Func<IEnumerable<string>> check)
    {
        try
        {
            problems.AddRange(check());
        }
        catch (SqliteException e)
        {
            problems.Add(e.Message);
        }
    }

    private static int Count(SqliteConnection connection, string table)
    {
        try
        {
            return Convert.ToInt32(connection.Scalar($"SELECT count(*) FROM {table}"), CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            // The integrity check has named the damage; a count beyond it means nothing.
            return 0;
        }
    }

    private static IEnumerable<string> ExperimentProblems(string path, SqliteConnection connection, string name)
    {
        var rows = new SqliteRows(path);
        var version = SqliteFile.Version(connection);
        var plan = new Dictionary<int, PlannedTrial>();
        foreach (var (planned, problem) in connection.Rows(SqliteRows.SelectPlanned(version), row => Try(() => rows.Planned(row)), name))
        {
            if (planned is null)
            {
                yield return $"{name}: {problem}";
                continue;
            }

            plan[planned.Index] = planned;
            var hash = ModelConfigJson.Hash(planned.Config);
            if (hash != planned.Hash)
            {
                yield return Of(name, planned.Index, $"its planned config hashes to {hash}, not to {planned.Hash} as stored");
            }
        }

        foreach (var (trial, problem) in connection.Rows(SqliteRows.SelectTrial(version), row => Try(() => rows.Trial(name, row)), name))
        {
            foreach (var found in trial is null ? [$"{name}: {problem}"] : TrialProblems(trial, plan))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<string> RungProblems(string path, SqliteConnection connection, string name)
    {
        var rows = new SqliteRows(path);
        foreach (var (rung, problem) in SqliteFile.Version(connection) < 2 ? [] : connection.Rows(SqliteRows.SelectRung, row => Try(() => rows.Rung(name, row)), name))
        {
            if (rung is null)
            {
                yield return $"{name}: {problem}";
            }
            else if (rung.Result.Error is < 0 or > 1)
            {
                yield return Of(name, rung.Index, string.Create(CultureInfo.InvariantCulture, $"its error at rung {rung.Rung} is {rung.Result.Error}, outside [0, 1]"));
            }
        }
    }

    private static IEnumerable<string> TrialProblems(TrialRecord trial, Dictionary<int, PlannedTrial> plan)
    {
        var name = trial.Experiment;
        if (plan.TryGetValue(trial.Index, out var planned)
            && (planned.Hash != trial.Hash || planned.Seed != trial.Seed || planned.Config != trial.Config || planned.Training != trial.Training))
        {
            yield return Of(name, trial.Index, "it was trained otherwise than planned (config, hash, seed or training differ)");
        }

        if (trial.State == TrialState.Failed != trial.Error is null)
        {
            yield return Of(name, trial.Index, trial.Error is null ? $"it is {SqliteRows.StateName(trial.State)} but has no error" : "it failed but has an error");
        }

        if (trial.Error is < 0 or > 1)
        {
            yield return Of(name, trial.Index, string.Create(CultureInfo.InvariantCulture, $"its error is {trial.Error}, outside [0, 1]"));
        }
    }

    private static (T? Record, string? Problem) Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return (read(), null);
        }
        catch (InvalidInputException e)
        {
            return (null, e.Problems[0].Message);
        }
    }

    private static string Of(string experiment, int index, string what) => string.Create(CultureInfo.InvariantCulture, $"{experiment}, trial {index}: {what}");
}
