using Explorer.Clusters;
using Explorer.SearchSpace;

namespace Explorer.Tests.Clusters;

/// <summary>Folders that are another user's.</summary>
public sealed class OwnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FolderOfAnotherUser_Refused()
    {
        var folder = OfAnotherUser("cluster");
        var refused = Assert.Throws<InvalidInputException>(() => ClusterFolder.Open(folder));
        Assert.Contains("belongs to another user", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void OnNode_TemporaryFolderOfAnotherUser_RefusedAndNothingCopied()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder.Path, "run", "data", "hash")).FullName;
        var folder = OfAnotherUser($"explorer-{Environment.UserName}");
        var refused = Assert.Throws<IOException>(() => ClusterData.OnNode(Path.Combine(_folder.Path, "run"), data, _folder.Path));
        Assert.Contains("belongs to another user", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void OnNode_OwnTemporaryFolder_CopiesOnce()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder.Path, "run", "data", "hash")).FullName;
        File.WriteAllText(Path.Combine(data, "images"), "images");
        var there = ClusterData.OnNode(Path.Combine(_folder.Path, "run"), data, _folder.Path)!;
        Assert.Equal("images", File.ReadAllText(Path.Combine(there, "images")));
        Assert.Equal(there, ClusterData.OnNode(Path.Combine(_folder.Path, "run"), data, _folder.Path));
    }

    private string OfAnotherUser(string name)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "only root can give a folder away");
        var folder = Path.Combine(_folder.Path, name);
        if (OperatingSystem.IsLinux())
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var chown = Process.Start("chown", ["65534", folder]);
        chown.WaitForExit();
        return folder;
    }
}
