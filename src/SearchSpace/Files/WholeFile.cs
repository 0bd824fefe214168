using System.Text;

namespace Explorer.SearchSpace.Files;

/// <summary>
/// Files that appear whole or not at all: made beside their place under a name that nobody can guess, never through a link that lies there,
/// and then moved into place, over what is there; a link in that place is replaced, and what it leads to is left alone.
/// </summary>
public static class WholeFile
{
    /// <summary>Writes a text, UTF-8 without a mark.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="text">What it holds.</param>
    public static void Write(string path, string text) => Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes what it holds.</param>
    /// <param name="sync">Whether it is on the disk before it is moved.</param>
    /// <exception cref="IOException">It cannot be written; nothing is left then.</exception>
    public static void Write(string path, Action<FileStream> write, bool sync = false)
    {
        var draft = Draft(path);
        try
        {
            using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                write(file);
                if (sync)
                    file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>A name beside a path that is not there and that nobody can guess: begins with the path's own, ends in <c>.tmp</c>.</summary>
    public static string Draft(string path) => $"{Path.TrimEndingDirectorySeparator(path)}.{Path.GetRandomFileName()}.tmp";

    /// <summary>Sees whether files can be made in a folder, which must exist.</summary>
    /// <exception cref="IOException">None can.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may make none.</exception>
    public static void RequireWritable(string folder)
    {
        using var probe = new FileStream(Draft(Path.Combine(folder, ".writable")), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
    }

    /// <summary>Refuses a path that is a link, or no regular file, for files that stay in their place and are written there.</summary>
    /// <exception cref="IOException">It is one; a path where nothing is, is not refused.</exception>
    public static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
            throw new IOException($"{path} is a link, to {target}, and is not written through; remove it");
        if (RegularFile.Oddity(path) is not (null or "no file") and var oddity)
            throw new IOException($"{path} is {oddity}, expected a file; remove it");
    }

    /// <summary>Makes a folder of this program's own, below one that the user named: a link in its place is not followed.</summary>
    /// <exception cref="IOException">It is a link, or cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
    public static void MakeFolder(string path)
    {
        if (new DirectoryInfo(Path.TrimEndingDirectorySeparator(path)).LinkTarget is { } target)
            throw new IOException($"{path} is a link, to {target}, and is not followed; remove it, or name that folder itself");
        Directory.CreateDirectory(path);
    }
}
