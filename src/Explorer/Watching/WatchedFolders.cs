namespace Explorer.Watching;

/// <summary>Files that pages are made of beside the database: noticed when they change. One thread at a time.</summary>
/// <param name="files">The files, at this moment.</param>
internal sealed class WatchedFolders(Func<IEnumerable<string>> files)
{
    private string _stamp = "";

    /// <summary>Whether any has come, gone or changed since the last look.</summary>
    public bool Refresh()
    {
        var stamp = string.Join('\n', Files().Order(StringComparer.Ordinal).Select(file => FormattableString.Invariant($"{file} {File.GetLastWriteTimeUtc(file).Ticks}")));
        if (stamp == _stamp)
            return false;
        _stamp = stamp;
        return true;
    }

    private IEnumerable<string> Files()
    {
        try
        {
            return [.. files()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
