using Explorer.SearchSpace.Files;

namespace Explorer.Storage;

/// <summary>Paths of results databases.</summary>
internal static class StorePath
{
    /// <summary>The file that a path means, links followed, so that one database has one lock.</summary>
    /// <exception cref="InvalidInputException">Its links lead nowhere, or to what is no file.</exception>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var file = new FileInfo(full);
        try
        {
            if (RegularFile.Oddity(full) is not (null or "no file" or "a folder") and var oddity)
                throw new InvalidInputException(path, $"is {oddity}, expected a results database");
            return file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }
        catch (IOException e)
        {
            throw new InvalidInputException(path, $"cannot be opened: {e.Message}");
        }
    }
}
