namespace Explorer.Storage.Lite;

/// <summary>Opens results databases in LiteDB: recognised before LiteDB touches them, created whole or not at all.</summary>
internal static class LiteDocumentFile
{
    /// <summary>Opens a database; see <see cref="ResultStores.Open"/>.</summary>
    public static IDocumentFile Open(string path, StoreAccess access) => Open(path, access, LiteSafety.Without(LeftOutMeasures.OfEnvironment()));

    /// <inheritdoc cref="Open(string, StoreAccess)"/>
    /// <param name="path">As the user gave it.</param>
    /// <param name="access">Reading or writing.</param>
    /// <param name="safety">What is done against losses.</param>
    /// <param name="open">Opens a file for writing; tests put a disk of their own there.</param>
    internal static IDocumentFile Open(string path, StoreAccess access, LiteSafety safety, Func<string, IDiskFile>? open = null)
    {
        try
        {
            var paths = LitePaths.Of(path);
            if (access == StoreAccess.Write)
                return OpenForWriting(paths, safety, open ?? (file => DiskFile.Open(file, FileAccess.ReadWrite)));

            LiteHeader.RequireOurs(paths);
            return new LiteReadableFile(paths, safety);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LiteErrors.Translate(path, e);
        }
    }

    private static LiteWritableFile OpenForWriting(LitePaths paths, LiteSafety safety, Func<string, IDiskFile> open)
    {
        Recognise(paths);
        var held = safety.UseLock ? StoreLock.Take(paths.Name, paths.Data) : null;
        try
        {
            // Asked again under the lock: another run may have made it meanwhile.
            Recognise(paths);
            if (IsNew(paths))
                Create(paths);

            return LiteWritableFile.Open(paths, safety, open, held);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    private static bool IsNew(LitePaths paths) => !Directory.Exists(paths.Data) && (!File.Exists(paths.Data) || new FileInfo(paths.Data).Length == 0);

    private static void Recognise(LitePaths paths)
    {
        if (!IsNew(paths))
        {
            LiteHeader.RequireOurs(paths);
        }
        else if (paths.LogLength > 0)
        {
            // It would be taken for the new database's.
            throw new InvalidInputException(paths.Name, $"is missing, but its log is there with records in it ({paths.Log}); bring the database back, or remove the log");
        }
    }

    // Beside its place and then moved there, so that a kill leaves none or all of it.
    private static void Create(LitePaths paths)
    {
        File.Delete(paths.Draft);
        try
        {
            using (var draft = DiskFile.Open(paths.Draft, FileAccess.ReadWrite))
            {
                draft.Write(LiteSchema.NewDatabase(), 0);
                draft.Sync();
            }

            File.Move(paths.Draft, paths.Data, overwrite: true);
            FolderSync.Sync(paths.Folder);
        }
        catch
        {
            File.Delete(paths.Draft);
            throw;
        }
    }
}
