using Explorer.SearchSpace;
using Explorer.SearchSpace.Files;

namespace Explorer.Documents.Pages;

/// <summary>Writes the files of a report into its folder.</summary>
public static class PageFiles
{
    /// <summary>Writes them, over older ones, and returns their paths.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(string directory, IEnumerable<(string File, string Content)> files)
    {
        return Guarded(directory, () =>
        {
            Directory.CreateDirectory(directory);
            return files.Select(file => Replace(Path.Combine(directory, file.File), file.Content)).ToList();
        });
    }

    /// <summary>Does something with the folder.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be written to.</exception>
    internal static IReadOnlyList<string> Guarded(string directory, Func<IReadOnlyList<string>> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(directory, $"the report cannot be written there: {FileFault.Of(e)}. Name a folder you may write to with --out");
        }
    }

    // A reader of the old report never meets half of the new one.
    private static string Replace(string path, string content)
    {
        WholeFile.Write(path, content);
        return path;
    }
}
