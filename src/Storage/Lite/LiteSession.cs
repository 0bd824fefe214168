using LiteDB;
using LiteDB.Engine;

namespace Explorer.Storage.Lite;

/// <summary>A writer's files, and LiteDB's engine over them, from one opening to the next.</summary>
internal sealed class LiteSession : IDisposable
{
    private LiteSession(IDiskFile dataFile, IDiskFile logFile, LiteSafety safety)
    {
        (DataFile, LogFile, Data, Log) = (dataFile, logFile, new LiteData(dataFile, safety), new LiteLog(logFile, safety));
        Engine = new LiteEngine(new EngineSettings { DataStream = Data, LogStream = Log, Collation = Collation.Binary });
    }

    /// <summary>The engine.</summary>
    public LiteEngine Engine { get; }

    /// <summary>The data file.</summary>
    public IDiskFile DataFile { get; }

    /// <summary>The log.</summary>
    public IDiskFile LogFile { get; }

    /// <summary>The data file as the engine sees it.</summary>
    public LiteData Data { get; }

    /// <summary>The log as the engine sees it.</summary>
    public LiteLog Log { get; }

    /// <summary>Opens a database; drops from the log what no commit has confirmed.</summary>
    /// <param name="open">Opens a file of the database for writing.</param>
    /// <param name="paths">The database.</param>
    /// <param name="safety">What is done against losses.</param>
    public static LiteSession Open(Func<string, IDiskFile> open, LitePaths paths, LiteSafety safety)
    {
        var data = open(paths.Data);
        IDiskFile? log = null;
        try
        {
            log = open(paths.Log);
            var committed = LiteLog.CommittedLength(log);
            if (log.Length > committed)
            {
                log.SetLength(committed);
                log.Sync();
            }

            var session = new LiteSession(data, log, safety);
            session.KeepCheckpointsToOurselves();
            return session;
        }
        catch
        {
            log?.Dispose();
            data.Dispose();
            throw;
        }
    }

    /// <summary>Copies the log to the data file and empties it; readers must be kept out.</summary>
    public void Checkpoint()
    {
        Data.InCheckpoint = Log.InCheckpoint = true;
        Engine.Checkpoint();
        Data.InCheckpoint = Log.InCheckpoint = false;
    }

    /// <summary>Lets go of the files. Nothing more is written.</summary>
    public void Dispose()
    {
        Engine.Dispose();
        DataFile.Dispose();
        LogFile.Dispose();
    }

    // A tool of LiteDB may have set it to its default; commits would then copy the log as they like.
    private void KeepCheckpointsToOurselves()
    {
        if (Engine.Pragma(Pragmas.CHECKPOINT) != 0)
        {
            Engine.Pragma(Pragmas.CHECKPOINT, 0);
            Log.Confirm();
        }
    }
}
