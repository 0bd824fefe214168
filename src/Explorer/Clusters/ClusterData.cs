using System.Security.Cryptography;
using Explorer.Execution.Publishing;

namespace Explorer.Clusters;

/// <summary>Data sets on their way to nodes: once into the run's folder, and from there once to every node, by hash.</summary>
internal static class ClusterData
{
    private const string Folder = "data";
    private const string Zipped = ".gz";
    private const int Digits = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Puts a data set into a run's folder.</summary>
    /// <param name="runFolder">The folder.</param>
    /// <param name="name">The data set.</param>
    /// <param name="directory">Where it is looked for first; null for the usual places.</param>
    /// <returns>What workers look in for it; null where the program draws the images.</returns>
    public static string? Publish(string runFolder, string name, string? directory)
    {
        var status = new DataLibrary().List(directory).First(known => known.Description.Name == name);
        if (status.Directory is not { } from)
            return null;
        var files = status.Description.Imported is null
            ? status.Description.Files.SelectMany(file => (string[])[Path.Combine(from, file.Name), Path.Combine(from, file.Name + Zipped)]).Where(File.Exists).ToList()
            : [.. Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)];
        var folder = Path.Combine(runFolder, Folder, Hash(status, from, files));
        WholeFolder.Write(folder, draft =>
        {
            foreach (var file in files)
            {
                var to = Path.Combine(draft, name, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        });
        return folder;
    }

    /// <summary>A node's own copy of a data set in a run's folder; any other folder is left as it is. Who comes later waits for who copies.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="directory">Where workers are told to look.</param>
    /// <param name="temporary">The node's temporary folder; null for the system's.</param>
    /// <exception cref="IOException">The copy cannot be made, or its place is another user's.</exception>
    public static string? OnNode(string runFolder, string? directory, string? temporary = null)
    {
        if (directory is null || Path.GetDirectoryName(directory) != Path.Combine(runFolder, Folder))
            return directory;
        var root = Path.Combine(temporary ?? Path.GetTempPath(), $"explorer-{Environment.UserName}");
        WholeFolder.Create(root);
        if (!RegularFile.IsOwn(root))
            throw new IOException($"{root} belongs to another user; name another temporary folder by a line in the set-up script, such as export TMPDIR=/scratch/$USER");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(root) & (UnixFileMode.OtherWrite | UnixFileMode.GroupWrite)) != UnixFileMode.None)
            throw new IOException($"{root} may be written by others; remove it");
        var own = Path.Combine(root, Path.GetFileName(directory));
        using var turn = Turn(own + ".lock");
        WholeFolder.Write(own, draft => WholeFolder.Copy(directory, draft));
        return own;
    }

    private static FileStream Turn(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    // Imported images say themselves which they are.
    private static string Hash(DataSetStatus status, string from, List<string> files)
    {
        if (status.Description.Imported is not null && ImportedDataSet.List([from]).FirstOrDefault(found => found.Set.Name == status.Description.Name).Set is { } set)
            return Short(System.Text.Encoding.UTF8.GetBytes(set.Name + set.Hash));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(from, file) + "\n"));
            using var content = RegularFile.OpenRead(file);
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }

    private static string Short(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text))[..Digits];
}
