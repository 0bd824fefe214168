using Explorer.SearchSpace.Files;

namespace Explorer.Execution.Publishing;

/// <summary>Folders that appear whole or not at all, whoever else makes the same one at the same time.</summary>
public static class WholeFolder
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder that nobody else may enter, with those above it that are missing.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Own);
        }
    }

    /// <summary>Fills a folder, unless it is there: another one is filled beside it and moved into its place.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="fill">Fills a folder.</param>
    /// <returns>Whether it was not there.</returns>
    /// <exception cref="IOException">It cannot be filled; nothing is left then.</exception>
    public static bool Write(string path, Action<string> fill)
    {
        if (Directory.Exists(path))
            return false;
        Create(Path.GetDirectoryName(path)!);
        var draft = WholeFile.Draft(path);
        try
        {
            Create(draft);
            fill(draft);
            Directory.Move(draft, path);
            return true;
        }
        catch (IOException) when (Directory.Exists(path))
        {
            // Another one was faster.
            Directory.Delete(draft, recursive: true);
            return false;
        }
        catch
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
            throw;
        }
    }

    /// <summary>Copies a folder with all that is in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
