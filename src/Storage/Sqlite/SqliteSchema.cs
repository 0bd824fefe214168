namespace Explorer.Storage.Sqlite;

/// <summary>The tables of a results database, and the marks in its file header that say whose it is.</summary>
internal static class SqliteSchema
{
    /// <summary>SQLite's <c>application_id</c>: "XPLR" in ASCII.</summary>
    public const int ApplicationId = 0x58504C52;

    /// <summary>SQLite's <c>user_version</c>: raised with every change of the tables.</summary>
    public const int Version = 1;

    /// <summary>
    /// Creates everything in one transaction. Trials carry what is filtered and sorted by as columns and the rest as
    /// JSON: an epoch table would hold ten rows a trial and make reading 100,000 trials several times slower.
    /// Seeds are text since SQLite's integers are signed.
    /// </summary>
    public static readonly string Create = $"""
        BEGIN;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
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
}
