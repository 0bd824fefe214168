using Explorer.SearchSpace.Files;

namespace Explorer.Storage.Lite;

/// <summary>
/// Recognises a results database by the first page of its data file, before LiteDB's engine touches it: the engine overwrites what it
/// does not know, and cuts off what it finds too long.
/// </summary>
internal static class LiteHeader
{
    // Of file format 7 and older.
    private const int OldInfoOffset = 25;
    private const byte Format = 8;
    private static readonly byte[] Info = [.. "** This is a LiteDB file **"u8];

    /// <summary>Refuses what is no results database of this version, or is cut off.</summary>
    /// <exception cref="InvalidInputException">Missing, a folder, unreadable, no LiteDB database, encrypted, foreign, newer or damaged.</exception>
    public static void RequireOurs(LitePaths paths)
    {
        if (Directory.Exists(paths.Data))
            throw new InvalidInputException(paths.Name, "is a folder; expected the file of a results database");

        if (!File.Exists(paths.Data))
            throw new InvalidInputException(paths.Name, "no such results database; check the name, or make it with: explorer run EXPERIMENT --store " + paths.Name);

        try
        {
            using var gate = LiteGate.EnterExisting(paths);
            using var data = DiskFile.Open(paths.Data, FileAccess.Read);
            RequireOurs(paths, data);
        }
        catch (InvalidDataException e)
        {
            throw LiteErrors.Damaged(paths.Name, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(paths.Name, $"cannot be read: {FileFault.Of(e)}");
        }
    }

    /// <summary>Refuses a version that is newer, by the engine's own view, which knows changes that are still in the log.</summary>
    public static void RequireVersion(string name, int version)
    {
        if (version is < 1 or > LiteSchema.Version)
        {
            throw new InvalidInputException(name, string.Create(
                CultureInfo.InvariantCulture,
                $"was written by a newer version of Explorer (database version {version}, this program reads up to {LiteSchema.Version}); update Explorer"));
        }
    }

    private static void RequireOurs(LitePaths paths, DiskFile data)
    {
        var page = new byte[PageFormat.Size];
        var length = data.Read(page, 0);
        if (length == 0)
            throw new InvalidInputException(paths.Name, "is empty; expected a results database");

        RequireLiteDb(paths.Name, page);
        if (length < page.Length)
        {
            throw LiteErrors.Damaged(paths.Name, $"it is cut off after {length} bytes");
        }

        BsonMembers.Find(page.AsSpan(PageFormat.CollectionsOffset), LiteSchema.Marker, out var marker);
        if (marker != BsonKind.Int32)
            throw new InvalidInputException(paths.Name, "is a LiteDB database of another program; expected a results database");

        RequireVersion(paths.Name, (int)PageFormat.UInt32(page, PageFormat.VersionOffset));
        RequireWhole(paths, data.Length, PageFormat.UInt32(page, PageFormat.LastPageOffset));
    }

    private static void RequireLiteDb(string name, byte[] page)
    {
        if (page.AsSpan(OldInfoOffset).StartsWith(Info))
            throw OtherFormat(name, page[OldInfoOffset + Info.Length]);

        // The first page of an encrypted database: 1, a salt, zeros to byte 32, 32 bytes to try a password on, zeros.
        if (page[0] == 1 && !page.AsSpan(17..32).ContainsAnyExcept((byte)0) && !page.AsSpan(64).ContainsAnyExcept((byte)0))
            throw new InvalidInputException(name, "is an encrypted LiteDB database; expected a results database, which has no password");

        if (!page.AsSpan(PageFormat.InfoOffset).StartsWith(Info))
            throw new InvalidInputException(name, "is not a LiteDB database; expected a results database");

        if (page[PageFormat.FormatOffset] != Format)
            throw OtherFormat(name, page[PageFormat.FormatOffset]);
    }

    private static InvalidInputException OtherFormat(string name, byte format) =>
        new(name, $"is a LiteDB database of file format {format}; expected a results database, which has format {Format}");

    // A checkpoint that was cut short leaves fewer pages than the header tells; the log has the others then.
    private static void RequireWhole(LitePaths paths, long length, uint lastPage)
    {
        var whole = LitePages.WholePages(length);
        var expected = (lastPage + 1L) * PageFormat.Size;
        if (whole == length && length >= expected)
            return;

        var logged = paths.LogLength > 0 ? LoggedPages(paths.Log) : [];
        for (var page = whole / PageFormat.Size; page <= Math.Max(lastPage, (length - 1) / PageFormat.Size); page++)
        {
            if (!logged.Contains((uint)page))
            {
                throw LiteErrors.Damaged(paths.Name, string.Create(CultureInfo.InvariantCulture, $"it is cut off: {length} bytes of {expected}"));
            }
        }
    }

    private static HashSet<uint> LoggedPages(string path)
    {
        using var log = DiskFile.Open(path, FileAccess.Read);
        var pages = new HashSet<uint>();
        var id = new byte[sizeof(uint)];
        var length = LiteLog.CommittedLength(log);
        for (var position = 0L; position < length; position += PageFormat.Size)
        {
            log.Read(id, position);
            pages.Add(PageFormat.UInt32(id, 0));
        }

        return pages;
    }
}
