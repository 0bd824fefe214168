using Explorer.Storage.Faults.Disks;

namespace Explorer.Storage.Tests;

/// <summary>A file system of its own in memory; a test that cannot have one skips.</summary>
internal sealed class SmallDisk(string size) : IDisposable
{
    private readonly MountedDisk _disk = new(size);

    public string File(string name)
    {
        Assert.SkipUnless(_disk.IsMounted, MountedDisk.NeedsRoot);
        return _disk.File(name);
    }

    public void MakeReadOnly() => Assert.True(_disk.MakeReadOnly());

    public void Dispose() => _disk.Dispose();
}
