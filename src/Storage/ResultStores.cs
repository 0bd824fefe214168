using Explorer.Storage.Lite;
using Explorer.Storage.Sqlite;

namespace Explorer.Storage;

/// <summary>Opens results databases by their extension.</summary>
public static class ResultStores
{
    private const string LiteExtension = ".litedb";
    private static readonly string[] Extensions = [LiteExtension, ".db", ".sqlite", ".sqlite3"];

    /// <summary>Opens a results database.</summary>
    /// <param name="path">Its file: <c>.litedb</c> for LiteDB; <c>.db</c>, <c>.sqlite</c> or <c>.sqlite3</c> for SQLite.</param>
    /// <param name="access">Reading, or writing by this process alone.</param>
    /// <exception cref="InvalidInputException">
    /// The extension is unknown; the file is missing (for reading), no results database, from a newer version or
    /// damaged; it cannot be read or written; another process is writing it. Nothing was changed then.
    /// </exception>
    /// <exception cref="DiskFaultException">The machine failed: disk full, I/O error.</exception>
    public static IResultStore Open(string path, StoreAccess access) =>
        new DocumentStore(path, IsLite(path) ? LiteDocumentFile.Open(path, access) : SqliteDocumentFile.Open(path, access));

    /// <summary>What tells whether something was written into a results database since: its files' lengths and times. Nothing is opened; a missing file counts as an empty one.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The stamp, another where something was written, and the time of the last write; writes of the same moment may share a stamp.</returns>
    public static (string Stamp, DateTime LastWrite) Stamp(string path)
    {
        var data = StorePath.Resolve(path);
        FileInfo[] files = [new(data), new(IsLite(path) ? LitePaths.Of(path).Log : data + "-wal")];
        var found = files.Select(file => (Length: file.Exists ? file.Length : 0, At: file.Exists ? file.LastWriteTimeUtc : default)).ToList();
        return (string.Join(' ', found.Select(file => FormattableString.Invariant($"{file.Length}:{file.At.Ticks}"))), found.Max(file => file.At));
    }

    /// <summary>Checks a results database from the file's pages up to the meaning of its records; changes nothing.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>What it holds and everything wrong with it.</returns>
    /// <exception cref="InvalidInputException">It cannot be opened for reading.</exception>
    public static StoreCheckReport Check(string path)
    {
        if (!IsLite(path))
            return SqliteDocumentFile.Check(path);
        using var file = LiteDocumentFile.Open(path, StoreAccess.Read);
        return DocumentCheck.Run(path, file);
    }

    private static bool IsLite(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new InvalidInputException("results database", "the path is empty; give a file such as results.litedb");
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (Extensions.Contains(extension))
            return extension == LiteExtension;
        throw new InvalidInputException(
            path, $"{(extension.Length == 0 ? "a results database is known by its extension, and this name has none" : $"'{extension}' is no known extension of a results database")}; known are {string.Join(", ", Extensions)}");
    }
}
