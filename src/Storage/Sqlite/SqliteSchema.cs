namespace Explorer.Storage.Sqlite;

/// <summary>The tables of a results database, and the marks in its file header that say whose it is.</summary>
internal static class SqliteSchema
{
    /// <summary>SQLite's <c>application_id</c>: "XPLR" in ASCII.</summary>
    public const int ApplicationId = 0x58504C52;

    /// <summary>SQLite's <c>user_version</c>: raised with every change of the tables.</summary>
    public const int Version = 3;

    /// <summary>
    /// Tables of JSON documents, so that later members need no new columns; curves apart, since most readers do without. Rungs and attempts
    /// are appended to only: the order of their ids is the order in which they ended, by which a scheduler is rebuilt. The view is for people.
    /// </summary>
    public const string Tables = """
        CREATE TABLE experiment (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          document TEXT NOT NULL
        ) STRICT;
        CREATE TABLE planned (
          experiment_id INTEGER NOT NULL REFERENCES experiment (id),
          trial_index INTEGER NOT NULL,
          document TEXT NOT NULL,
          PRIMARY KEY (experiment_id, trial_index)
        ) STRICT;
        CREATE TABLE trial (
          experiment_id INTEGER NOT NULL,
          trial_index INTEGER NOT NULL,
          document TEXT NOT NULL,
          PRIMARY KEY (experiment_id, trial_index),
          FOREIGN KEY (experiment_id, trial_index) REFERENCES planned (experiment_id, trial_index)
        ) STRICT;
        CREATE TABLE trial_curves (
          experiment_id INTEGER NOT NULL,
          trial_index INTEGER NOT NULL,
          document TEXT NOT NULL,
          PRIMARY KEY (experiment_id, trial_index),
          FOREIGN KEY (experiment_id, trial_index) REFERENCES trial (experiment_id, trial_index)
        ) STRICT;
        CREATE TABLE rung (
          id INTEGER PRIMARY KEY,
          experiment_id INTEGER NOT NULL,
          trial_index INTEGER NOT NULL,
          rung INTEGER NOT NULL,
          document TEXT NOT NULL,
          curves TEXT,
          UNIQUE (experiment_id, trial_index, rung),
          FOREIGN KEY (experiment_id, trial_index) REFERENCES planned (experiment_id, trial_index)
        ) STRICT;
        CREATE TABLE attempt (
          id INTEGER PRIMARY KEY,
          experiment_id INTEGER NOT NULL,
          trial_index INTEGER NOT NULL,
          document TEXT NOT NULL,
          FOREIGN KEY (experiment_id, trial_index) REFERENCES planned (experiment_id, trial_index)
        ) STRICT;
        CREATE INDEX attempt_by_trial ON attempt (experiment_id, trial_index);
        CREATE TRIGGER trial_never_changes BEFORE UPDATE ON trial
          BEGIN SELECT RAISE(ABORT, 'a finished trial never changes'); END;
        CREATE TRIGGER trial_curves_never_change BEFORE UPDATE ON trial_curves
          BEGIN SELECT RAISE(ABORT, 'a finished trial never changes'); END;
        CREATE TRIGGER rung_never_changes BEFORE UPDATE ON rung
          BEGIN SELECT RAISE(ABORT, 'a finished rung never changes'); END;
        CREATE VIEW results AS
          SELECT e.name AS experiment, t.trial_index, t.document ->> '$.hash' AS hash, t.document ->> '$.state' AS state,
            t.document ->> '$.error' AS error, t.document ->> '$.bestError' AS best_error, t.document -> '$.seed' AS seed,
            p.document ->> '$.complexity.flops' AS flops, p.document ->> '$.complexity.params' AS params, p.document ->> '$.complexity.activations' AS activations,
            t.document ->> '$.seconds' AS seconds, t.document ->> '$.attempts' AS attempts, t.document ->> '$.environment.device' AS device,
            t.document ->> '$.environment.threads' AS threads, t.document ->> '$.environment.precision' AS precision, t.document ->> '$.environment.engine' AS engine,
            t.document ->> '$.environment.dataHash' AS data_hash, t.document ->> '$.environment.codeVersion' AS code_version,
            t.document ->> '$.reason' AS reason, t.document ->> '$.finishedAt' AS finished_at, p.document -> '$.config' AS config, p.document -> '$.training' AS training,
            t.document -> '$.rungs' AS rungs, c.document AS curves, p.document ->> '$.origin' AS origin, p.document ->> '$.calibration' AS calibration, t.document -> '$.proxies' AS proxies
          FROM trial t JOIN experiment e ON e.id = t.experiment_id JOIN planned p USING (experiment_id, trial_index) LEFT JOIN trial_curves c USING (experiment_id, trial_index);
        """;

    /// <summary>Creates everything in one transaction.</summary>
    public static readonly string Create = $"BEGIN; PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; {Tables} COMMIT;";
}
