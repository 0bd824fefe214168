namespace Explorer.Storage;

/// <summary>Paths of results databases.</summary>
internal static class StorePath
{
    /// <summary>The file that a path means, links followed, so that one database has one lock.</summary>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var file = new FileInfo(full);
        return file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }
}
