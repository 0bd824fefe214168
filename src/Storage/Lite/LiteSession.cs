using LiteDB;
using LiteDB.Engine;

namespace Explorer.Storage.Lite;

/// <summary>LiteDB's engine over a database's two files, from one opening to the next.</summary>
internal sealed class LiteSession : IDisposable
{
    private readonly IDiskFile _dataFile;
    private readonly IDiskFile? _logFile;

    private LiteSession(IDiskFile dataFile, IDiskFile? logFile, LitePages data, LitePages log, bool readOnly)
    {
        (_dataFile, _logFile, Data, Log) = (dataFile, logFile, data, log);
        Engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary, ReadOnly = readOnly });
    }

    /// <summary>The engine.</summary>
    public LiteEngine Engine { get; }

    /// <summary>The data file's pages; of a writer a <see cref="LiteData"/>.</summary>
    public LitePages Data { get; }

    /// <summary>The log's pages; of a writer a <see cref="LiteLog"/>.</summary>
    public LitePages Log { get; }

    /// <summary>Opens a database as it is at this moment: what is appended to the log afterwards is not seen.</summary>
    public static LiteSession Read(LitePaths paths) => Open(
        DiskFile.Open(paths.Data, FileAccess.Read),
        File.Exists(paths.Log) ? DiskFile.Open(paths.Log, FileAccess.Read) : null,
        (data, log) => new LiteSession(data, log, new LitePages(data, data.Length), new LitePages(log ?? data, log is null ? 0 : LiteLog.CommittedLength(log)), readOnly: true));

    /// <summary>Opens a database for writing; drops from the log what no commit has confirmed.</summary>
    /// <param name="open">Opens a file of the database for writing.</param>
    /// <param name="paths">The database.</param>
    /// <param name="safety">What is done against losses.</param>
    public static LiteSession Write(Func<string, IDiskFile> open, LitePaths paths, LiteSafety safety) => Open(
        open(paths.Data),
        open(paths.Log),
        (data, log) =>
        {
            var committed = LiteLog.CommittedLength(log!);
            if (log!.Length > committed)
            {
                log.SetLength(committed);
                log.Sync();
            }

            return new LiteSession(data, log, new LiteData(data, safety), new LiteLog(log, safety), readOnly: false);
        });

    /// <summary>Lets go of the files. Nothing more is written.</summary>
    public void Dispose()
    {
        Engine.Dispose();
        _dataFile.Dispose();
        _logFile?.Dispose();
    }

    private static LiteSession Open(IDiskFile data, IDiskFile? log, Func<IDiskFile, IDiskFile?, LiteSession> open)
    {
        try
        {
            return open(data, log);
        }
        catch
        {
            data.Dispose();
            log?.Dispose();
            throw;
        }
    }
}
