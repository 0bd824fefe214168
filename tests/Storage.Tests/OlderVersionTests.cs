using Explorer.SearchSpace.Configs;
using Explorer.Storage.Sqlite;
using Explorer.Trials;
using Explorer.Trials.Storage;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Tests;

/// <summary>Databases of version 1, from before trials had rungs, lots and proxies.</summary>
public sealed class OlderVersionTests : IDisposable
{
    // As version 1 of the program wrote it.
    private const string Version1 = """
        BEGIN;
        PRAGMA application_id = 1481657426;
        PRAGMA user_version = 1;
        CREATE TABLE experiments (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          definition TEXT NOT NULL,
          created_at TEXT NOT NULL,
          code_version TEXT NOT NULL
        ) STRICT;
        CREATE TABLE planned_trials (
          experiment_id INTEGER NOT NULL REFERENCES experiments (id),
          trial_index INTEGER NOT NULL,
          hash TEXT NOT NULL,
          seed TEXT NOT NULL,
          flops INTEGER NOT NULL,
          params INTEGER NOT NULL,
          activations INTEGER NOT NULL,
          config TEXT NOT NULL,
          training TEXT NOT NULL,
          PRIMARY KEY (experiment_id, trial_index)
        ) STRICT;
        CREATE TABLE trials (
          experiment_id INTEGER NOT NULL,
          trial_index INTEGER NOT NULL,
          hash TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('completed', 'diverged', 'pruned', 'failed')),
          error REAL,
          best_error REAL,
          seed TEXT NOT NULL,
          flops INTEGER NOT NULL,
          params INTEGER NOT NULL,
          activations INTEGER NOT NULL,
          seconds REAL NOT NULL,
          attempts INTEGER NOT NULL,
          device TEXT,
          threads INTEGER,
          precision TEXT,
          engine TEXT,
          data_hash TEXT,
          code_version TEXT,
          reason TEXT,
          finished_at TEXT NOT NULL,
          config TEXT NOT NULL,
          training TEXT NOT NULL,
          rungs TEXT NOT NULL,
          PRIMARY KEY (experiment_id, trial_index),
          FOREIGN KEY (experiment_id, trial_index) REFERENCES planned_trials (experiment_id, trial_index)
        ) STRICT;
        CREATE TRIGGER trials_never_change BEFORE UPDATE ON trials
          BEGIN SELECT RAISE(ABORT, 'a finished trial never changes'); END;
        CREATE TABLE attempts (
          id INTEGER PRIMARY KEY,
          experiment_id INTEGER NOT NULL,
          trial_index INTEGER NOT NULL,
          attempt INTEGER NOT NULL,
          reason TEXT NOT NULL,
          at TEXT NOT NULL,
          FOREIGN KEY (experiment_id, trial_index) REFERENCES planned_trials (experiment_id, trial_index)
        ) STRICT;
        CREATE INDEX attempts_by_trial ON attempts (experiment_id, trial_index);
        CREATE VIEW results AS
          SELECT e.name AS experiment, t.* FROM trials t JOIN experiments e ON e.id = t.experiment_id;
        COMMIT;
        """;

    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_ForReading_ReadsEverythingAndChangesNothing()
    {
        Fill();
        var before = File.ReadAllBytes(Database);
        using (var store = ResultStores.Open(Database, StoreAccess.Read))
        {
            AssertContent(store);
        }

        Assert.Empty(ResultStores.Check(Database).Problems);
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public void Open_ForWriting_BringsItToThisVersionOnce()
    {
        Fill();
        for (var time = 0; time < 2; time++)
        {
            using var store = ResultStores.Open(Database, StoreAccess.Write);
            AssertContent(store);
        }

        using (var store = (SqliteResultStore)ResultStores.Open(Database, StoreAccess.Write))
        {
            Assert.Equal(2L, store.Connection.Scalar("PRAGMA user_version"));
            store.ExtendPlan("anynet-a", [Samples.Planned(3)]);
            store.AddRungs([Samples.Rung(1, 0)], [Samples.Trial(1)]);
            Assert.Throws<SqliteException>(() => store.Connection.Execute("UPDATE trials SET error = 0.01"));
            Assert.Throws<SqliteException>(() => store.Connection.Execute("UPDATE rungs SET error = 0.01"));
            Assert.Equal(0L, store.Connection.Scalar("SELECT calibration FROM results WHERE trial_index = 0"));
        }

        using var reader = ResultStores.Open(Database, StoreAccess.Read);
        Assert.Equal([Old(0), Samples.Trial(1)], reader.Trials("anynet-a"));
        Assert.Equal([Samples.Rung(1, 0)], reader.Rungs("anynet-a"));
        Assert.True(reader.Plan("anynet-a")[2].Calibration);
        Assert.Empty(ResultStores.Check(Database).Problems);
    }

    [Fact]
    public void Open_ReaderOfTheOldVersionWhileItIsBroughtUp_ReadsOn()
    {
        Fill();
        using var reader = ResultStores.Open(Database, StoreAccess.Read);
        AssertContent(reader);
        using var writer = ResultStores.Open(Database, StoreAccess.Write);
        AssertContent(reader);
    }

    private static void AssertContent(IResultStore store)
    {
        Assert.Equal([Samples.Experiment()], store.Experiments());
        Assert.Equal([Planned(0), Planned(1)], store.Plan("anynet-a"));
        Assert.Equal([Old(0)], store.Trials("anynet-a"));
        Assert.Empty(store.Rungs("anynet-a"));
    }

    private static PlannedTrial Planned(int index) => Samples.Planned(index) with { Origin = TrialOrigin.Sampled, Calibration = false };

    private static TrialRecord Old(int index) => Samples.Trial(index) with { Origin = TrialOrigin.Sampled, Calibration = false, Proxies = [] };

    private void Fill()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        connection.Execute(Version1);
        var record = Samples.Experiment();
        connection.Execute("INSERT INTO experiments (name, definition, created_at, code_version) VALUES (?1, ?2, ?3, ?4)", record.Name, record.Definition, SqliteRows.Time(record.CreatedAt), record.CodeVersion);
        foreach (var planned in new[] { Planned(0), Planned(1) })
        {
            connection.Execute(
                "INSERT INTO planned_trials (experiment_id, trial_index, hash, seed, flops, params, activations, config, training) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                planned.Index, planned.Hash, planned.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), planned.Complexity.Flops, planned.Complexity.Params,
                planned.Complexity.Activations, ModelConfigJson.Write(planned.Config), TrialsJson.Serialize(planned.Training));
        }

        var trial = Old(0);
        connection.Execute(
            "INSERT INTO trials (experiment_id, trial_index, hash, seed, flops, params, activations, config, training, state, error, best_error, " +
            "seconds, attempts, reason, finished_at, rungs, device, threads, precision, engine, data_hash, code_version) " +
            "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
            trial.Index, trial.Hash, trial.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), trial.Complexity.Flops, trial.Complexity.Params,
            trial.Complexity.Activations, ModelConfigJson.Write(trial.Config), TrialsJson.Serialize(trial.Training), "completed", trial.Error, trial.BestError, trial.Seconds,
            trial.Attempts, trial.Reason, SqliteRows.Time(trial.FinishedAt),

            // Rungs as version 1 wrote them, without what has come since.
            TrialsJson.Serialize(trial.Rungs).Replace(",\"continued\":false,\"trainedImages\":null,\"flops\":null", "", StringComparison.Ordinal),
            trial.Environment!.Device, trial.Environment.Threads, trial.Environment.Precision, trial.Environment.Engine, trial.Environment.DataHash, trial.Environment.CodeVersion);
    }
}
