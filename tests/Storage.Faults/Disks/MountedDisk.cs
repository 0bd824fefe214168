namespace Explorer.Storage.Faults.Disks;

/// <summary>A file system of its own in memory; only root may mount one.</summary>
internal sealed class MountedDisk : IDisposable
{
    /// <summary>Why there is none.</summary>
    public const string NeedsRoot = "a file system can be mounted here by root only";

    private readonly TestFolder _folder = new();

    /// <summary>Mounts a disk of a size such as <c>700k</c>; see <see cref="IsMounted"/>.</summary>
    public MountedDisk(string size) => IsMounted = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", _folder.Path);

    /// <summary>Whether it is there.</summary>
    public bool IsMounted { get; }

    /// <summary>Where it is mounted.</summary>
    public string Path => _folder.Path;

    /// <summary>A file on it.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>Lets nobody write to it any more.</summary>
    /// <returns>Whether that was possible.</returns>
    public bool MakeReadOnly() => Run("mount", "-o", "remount,ro", _folder.Path);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsMounted)
            Run("umount", _folder.Path);

        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
