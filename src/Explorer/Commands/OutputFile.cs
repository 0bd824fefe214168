namespace Explorer.Commands;

/// <summary>Files that a user asks for.</summary>
internal static class OutputFile
{
    /// <summary>The path, when a file can be put there.</summary>
    /// <exception cref="InvalidInputException">Its folder does not exist, or it is a folder itself.</exception>
    public static string Check(string path, string option)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path))
            throw new InvalidInputException(option, $"{path} is a folder, expected a file's name");
        return Directory.Exists(folder) ? path : throw new InvalidInputException(option, $"the folder {folder} does not exist");
    }
}
