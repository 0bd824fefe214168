using System.Diagnostics;

namespace Explorer.Storage.Tests;

/// <summary>A file system of its own in memory; only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly bool _mounted;

    public SmallDisk(string size) => _mounted = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", _folder.Path);

    public string File(string name)
    {
        Assert.SkipUnless(_mounted, "a file system can be mounted here by root only");
        return _folder.File(name);
    }

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", _folder.Path));

    public void Dispose()
    {
        if (_mounted)
        {
            Run("umount", _folder.Path);
        }

        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
