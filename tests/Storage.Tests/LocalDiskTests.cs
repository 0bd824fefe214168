namespace Explorer.Storage.Tests;

/// <summary>Network file systems are recognised by the kernel's list of mounts.</summary>
public sealed class LocalDiskTests
{
    private static readonly string[] Mounts =
    [
        "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
        "30 22 0:26 / /home rw shared:1 - nfs4 server:/home rw,vers=4.2",
        "31 30 0:27 / /home/me/fast rw - ext4 /dev/vdb rw",
        @"32 22 0:28 / /mnt/with\040blank rw - fuse.sshfs me@host: rw",
        "33 22 0:29 / /over rw - ext4 /dev/vdc rw",
        "34 33 0:30 / /over rw master:5 propagate_from:2 - cifs //server/share rw",
    ];

    [Theory]
    [InlineData("/", "ext4")]
    [InlineData("/homes/x", "ext4")]
    [InlineData("/home", "nfs4")]
    [InlineData("/home/me", "nfs4")]
    [InlineData("/home/me/fast/a", "ext4")]
    [InlineData("/mnt/with blank/a", "fuse.sshfs")]
    [InlineData("/over/a", "cifs")]
    public void FileSystem_OfAFolder_IsThatOfTheNearestMount(string folder, string expected) => Assert.Equal(expected, LocalDisk.FileSystem(Mounts, folder));

    [Theory]
    [InlineData("nfs", true)]
    [InlineData("nfs4", true)]
    [InlineData("cifs", true)]
    [InlineData("smb3", true)]
    [InlineData("9p", true)]
    [InlineData("fuse.sshfs", true)]
    [InlineData("ext4", false)]
    [InlineData("xfs", false)]
    [InlineData("btrfs", false)]
    [InlineData("tmpfs", false)]
    [InlineData("overlay", false)]
    [InlineData("fuseblk", false)]
    public void IsNetwork_Formats_AsExpected(string format, bool expected) => Assert.Equal(expected, LocalDisk.IsNetwork(format));

    [Fact]
    public void Real_FolderBehindLinks_IsWhereTheyLead()
    {
        using var folder = new TestFolder();
        var real = LocalDisk.Real(folder.Path);
        Directory.CreateDirectory(folder.File("a/b"));
        Directory.CreateSymbolicLink(folder.File("c"), "a");
        Directory.CreateSymbolicLink(folder.File("d"), folder.File("c/b"));
        Assert.Equal(real + "/a/b", LocalDisk.Real(folder.File("d")));
        Assert.Equal(real + "/a/b", LocalDisk.Real(folder.File("c/b/")));
    }

    [Fact]
    public void Require_ThisMachinesFolder_IsAccepted()
    {
        using var folder = new TestFolder();
        LocalDisk.Require("results.db", folder.Path);
    }
}
