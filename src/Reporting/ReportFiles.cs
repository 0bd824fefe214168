using Explorer.SearchSpace;

namespace Explorer.Reporting;

/// <summary>Writes the files of a report into its folder.</summary>
internal static class ReportFiles
{
    /// <summary>Writes them, over older ones, and returns their paths.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(string directory, IEnumerable<(string File, string Content)> files)
    {
        try
        {
            Directory.CreateDirectory(directory);
            return [.. files.Select(file => Replace(Path.Combine(directory, file.File), file.Content))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(directory, $"the report cannot be written there: {e.Message} Name a folder you may write to with --out");
        }
    }

    // A reader of the old report never meets half of the new one.
    private static string Replace(string path, string content)
    {
        var part = path + ".part";
        File.WriteAllText(part, content);
        File.Move(part, path, overwrite: true);
        return path;
    }
}
