using Explorer.SearchSpace.Files;

namespace Explorer.Storage;

/// <summary>Refuses to write databases on network file systems, where locks may bind one machine alone and a sync may return too early.</summary>
internal static class LocalDisk
{
    private const string Mounts = "/proc/self/mountinfo";

    private static readonly HashSet<string> Networks = new(StringComparer.Ordinal)
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "coda", "lustre", "ceph", "gfs2", "ocfs2",
        "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse", "fuse.glusterfs", "fuse.ceph-fuse", "fuse.davfs", "fuse.curlftpfs", "fuse.juicefs", "fuse.beegfs",
    };

    /// <summary>Refuses a folder on a network file system.</summary>
    /// <param name="database">The database as the user gave it.</param>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InvalidInputException">It lies on one.</exception>
    public static void Require(string database, string folder)
    {
        if (File.Exists(Mounts) && FileSystem(RegularFile.ReadText(Mounts).Split('\n', StringSplitOptions.RemoveEmptyEntries), Real(folder)) is { } format && IsNetwork(format))
        {
            throw new InvalidInputException(database, $"lies on a network file system ({format}), where locks and syncs cannot be relied on; name a file on a local disk with --store");
        }
    }

    /// <summary>Whether a file system of that name, as Linux has it, is a network's.</summary>
    internal static bool IsNetwork(string format) => Networks.Contains(format);

    /// <summary>A folder's path without links in it.</summary>
    internal static string Real(string folder)
    {
        var real = "/";
        foreach (var name in Path.GetFullPath(folder).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, name);
            real = Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target ? Real(target.FullName) : real;
        }

        return real;
    }

    /// <summary>The name of the file system that a folder lies on, by the lines of mountinfo; of mounts over each other the last counts.</summary>
    internal static string? FileSystem(IEnumerable<string> mounts, string folder)
    {
        var (point, format) = ("", (string?)null);
        foreach (var fields in mounts.Select(line => line.Split(' ')))
        {
            var separator = Array.IndexOf(fields, "-");
            var mounted = Unescape(fields[4]);
            if (mounted.Length >= point.Length && Holds(mounted, folder))
                (point, format) = (mounted, fields[separator + 1]);
        }

        return format;
    }

    private static bool Holds(string mounted, string folder) =>
        folder == mounted || folder.StartsWith(mounted == "/" ? "/" : mounted + "/", StringComparison.Ordinal);

    private static string Unescape(string field) => field
        .Replace("\\040", " ", StringComparison.Ordinal)
        .Replace("\\011", "\t", StringComparison.Ordinal)
        .Replace("\\012", "\n", StringComparison.Ordinal)
        .Replace("\\134", "\\", StringComparison.Ordinal);
}
