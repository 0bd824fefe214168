namespace Explorer.Storage.Sqlite;

/// <summary>The tables of a results database, and the marks in its file header that say whose it is.</summary>
internal static class SqliteSchema
{
    /// <summary>SQLite's <c>application_id</c>: "XPLR" in ASCII.</summary>
    public const int ApplicationId = 0x58504C52;

    /// <summary>SQLite's <c>user_version</c>: raised with every change of the tables.</summary>
    public const int Version = 2;

    // Appended to only: the order of the ids is the order in which the rungs ended, by which a scheduler is rebuilt.
    private const string Rungs = """
        CREATE TABLE rungs (
          id INTEGER PRIMARY KEY,
          experiment_id INTEGER NOT NULL,
          trial_index INTEGER NOT NULL,
          rung INTEGER NOT NULL,
          diverged INTEGER NOT NULL,
          error REAL NOT NULL,
          seconds REAL NOT NULL,
          result TEXT NOT NULL,
          environment TEXT NOT NULL,
          proxies TEXT NOT NULL,
          finished_at TEXT NOT NULL,
          UNIQUE (experiment_id, trial_index, rung),
          FOREIGN KEY (experiment_id, trial_index) REFERENCES planned_trials (experiment_id, trial_index)
        ) STRICT;
        CREATE TRIGGER rungs_never_change BEFORE UPDATE ON rungs
          BEGIN SELECT RAISE(ABORT, 'a finished rung never changes'); END;
        """;

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
          origin TEXT NOT NULL DEFAULT 'sampled',
          calibration INTEGER NOT NULL DEFAULT 0,
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
          origin TEXT NOT NULL DEFAULT 'sampled',
          calibration INTEGER NOT NULL DEFAULT 0,
          proxies TEXT NOT NULL DEFAULT '[]',
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
        {Rungs}
        CREATE VIEW results AS
          SELECT e.name AS experiment, t.* FROM trials t JOIN experiments e ON e.id = t.experiment_id;
        COMMIT;
        """;
    /// <summary>Brings a database of version 1, from before there were rungs, to this version; one transaction.</summary>
    public static readonly string FromVersion1 = $"""
        BEGIN;
        ALTER TABLE planned_trials ADD COLUMN origin TEXT NOT NULL DEFAULT 'sampled';
        ALTER TABLE planned_trials ADD COLUMN calibration INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE trials ADD COLUMN origin TEXT NOT NULL DEFAULT 'sampled';
        ALTER TABLE trials ADD COLUMN calibration INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE trials ADD COLUMN proxies TEXT NOT NULL DEFAULT '[]';
        {Rungs}
        PRAGMA user_version = {Version};
        COMMIT;
        """;
}
