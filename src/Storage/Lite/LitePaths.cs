namespace Explorer.Storage.Lite;

/// <summary>The files of a database.</summary>
/// <param name="Name">Its name as the user gave it, for messages.</param>
/// <param name="Data">The data file, links followed.</param>
internal sealed record LitePaths(string Name, string Data)
{
    /// <summary>The log, where LiteDB's own tools look for it: <c>results-log.litedb</c> beside <c>results.litedb</c>.</summary>
    public string Log => Path.Combine(Folder, Path.GetFileNameWithoutExtension(Data) + "-log" + Path.GetExtension(Data));

    /// <summary>What readers and checkpoints keep out of each other's way by.</summary>
    public string Gate => Data + ".gate";

    /// <summary>A database that is being made.</summary>
    public string Draft => Data + ".new";

    /// <summary>The folder of all of them.</summary>
    public string Folder => Path.GetDirectoryName(Data)!;

    /// <summary>The log's length in bytes; 0 for none.</summary>
    public long LogLength => new FileInfo(Log) is { Exists: true } log ? log.Length : 0;

    /// <summary>The files of the database of that name.</summary>
    public static LitePaths Of(string path) => new(path, StorePath.Resolve(path));
}
