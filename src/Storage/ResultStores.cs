using Explorer.SearchSpace;
using Explorer.Storage.Documents;
using Explorer.Storage.Sqlite;
using Explorer.Trials.Storage;

namespace Explorer.Storage;

/// <summary>Opens results databases by their extension.</summary>
public static class ResultStores
{
    private static readonly string[] SqliteExtensions = [".db", ".sqlite", ".sqlite3"];

    /// <summary>Opens a results database.</summary>
    /// <param name="path">Its file: <c>.db</c>, <c>.sqlite</c> or <c>.sqlite3</c>.</param>
    /// <param name="access">Reading, or writing by this process alone.</param>
    /// <exception cref="InvalidInputException">
    /// The extension is unknown; the file is missing (for reading), no results database, from a newer version or
    /// damaged; it cannot be read or written; another process is writing it. Nothing was changed then.
    /// </exception>
    /// <exception cref="ResultStoreException">The machine failed: disk full, I/O error.</exception>
    public static IResultStore Open(string path, StoreAccess access)
    {
        RequireKnown(path);
        return new DocumentStore(path, SqliteDocumentFile.Open(path, access));
    }

    /// <summary>Checks a results database from the file's pages up to the meaning of its records; changes nothing.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>What it holds and everything wrong with it.</returns>
    /// <exception cref="InvalidInputException">It cannot be opened for reading.</exception>
    public static StoreCheckReport Check(string path)
    {
        RequireKnown(path);
        return SqliteDocumentFile.Check(path);
    }

    private static void RequireKnown(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InvalidInputException("results database", "the path is empty; give a file such as results.db");
        }

        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (SqliteExtensions.Contains(extension))
        {
            return;
        }

        throw new InvalidInputException(path, extension switch
        {
            ".litedb" => "this build lacks LiteDB: build with -p:LiteDB=true, or name a SQLite database such as results.db",
            "" => $"a results database is known by its extension, and this name has none; known are {string.Join(", ", SqliteExtensions)}",
            _ => $"'{extension}' is no known extension of a results database; known are {string.Join(", ", SqliteExtensions)}",
        });
    }
}
