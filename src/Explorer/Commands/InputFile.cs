namespace Explorer.Commands;

/// <summary>Files that a user names.</summary>
internal static class InputFile
{
    /// <summary>The argument that names an experiment's file.</summary>
    public static Argument<string> Experiment() => new("EXPERIMENT") { Description = "An experiment file" };

    /// <summary>Opens a text file for reading.</summary>
    /// <exception cref="InvalidInputException">It cannot be opened.</exception>
    public static StreamReader OpenText(string path)
    {
        try
        {
            return RegularFile.OpenText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException(path, $"cannot be read: {FileFault.Of(error)}");
        }
    }
}
