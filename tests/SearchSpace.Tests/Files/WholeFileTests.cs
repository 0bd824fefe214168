using System.Diagnostics;
using Explorer.SearchSpace.Files;

namespace Explorer.SearchSpace.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("explorer-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_LinkInItsPlace_IsReplacedAndNotFollowed()
    {
        File.WriteAllText(At("victim"), "precious");
        File.CreateSymbolicLink(At("report.html"), At("victim"));
        WholeFile.Write(At("report.html"), "new");

        Assert.Equal("precious", File.ReadAllText(At("victim")));
        Assert.Equal("new", File.ReadAllText(At("report.html")));
        Assert.Null(new FileInfo(At("report.html")).LinkTarget);
    }

    [Fact]
    public void Write_ThatFails_LeavesNothingAndTheOldFile()
    {
        File.WriteAllText(At("a"), "old");
        Assert.Throws<InvalidOperationException>(() => WholeFile.Write(At("a"), file => throw new InvalidOperationException()));
        Assert.Equal("old", File.ReadAllText(Assert.Single(Directory.GetFiles(_folder))));
    }

    [Fact]
    public void Draft_TwoCalls_DifferInALongName() => Assert.NotEqual(WholeFile.Draft(At("a")), WholeFile.Draft(At("a")));

    [Fact]
    public void RequireWritable_Folder_LeavesNothing()
    {
        WholeFile.RequireWritable(_folder);
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Throws<DirectoryNotFoundException>(() => WholeFile.RequireWritable(At("nowhere")));
    }

    [Fact]
    public void Oddity_EveryKind_IsTold()
    {
        File.WriteAllText(At("a"), "");
        File.CreateSymbolicLink(At("link"), At("a"));
        File.CreateSymbolicLink(At("gone"), At("nowhere"));
        using var made = Process.Start("mkfifo", [At("pipe")]);
        made.WaitForExit();

        Assert.Null(RegularFile.Oddity(At("a")));
        Assert.Null(RegularFile.Oddity(At("link")));
        Assert.Equal(("no file", "a named pipe", "a device", "a folder"), (RegularFile.Oddity(At("gone")), RegularFile.Oddity(At("pipe")), RegularFile.Oddity("/dev/zero"), RegularFile.Oddity(_folder)));
        Assert.Contains("it is a named pipe", Assert.Throws<IOException>(() => RegularFile.OpenRead(At("pipe"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Identity_LinkAndItsTarget_IsTheSame()
    {
        File.WriteAllText(At("a"), "");
        File.WriteAllText(At("b"), "");
        File.CreateSymbolicLink(At("link"), At("a"));
        Assert.Equal(RegularFile.Identity(At("a")), RegularFile.Identity(At("link")));
        Assert.NotEqual(RegularFile.Identity(At("a")), RegularFile.Identity(At("b")));
    }

    [Fact]
    public void MakeFolder_LinkInItsPlace_IsRefused()
    {
        Directory.CreateDirectory(At("elsewhere"));
        Directory.CreateSymbolicLink(At("runs"), At("elsewhere"));
        Assert.Contains("is a link, to ", Assert.Throws<IOException>(() => WholeFile.MakeFolder(At("runs") + "/")).Message, StringComparison.Ordinal);
        WholeFile.MakeFolder(At("runs") + "/mine");
        WholeFile.MakeFolder(At("elsewhere"));
        Assert.True(Directory.Exists(At("elsewhere/mine")));
    }

    [Fact]
    public void RefuseLink_LinkPipeAndFolder_AreRefusedAndFilesNot()
    {
        File.WriteAllText(At("a"), "");
        File.CreateSymbolicLink(At("link"), At("a"));
        using (var made = Process.Start("mkfifo", [At("pipe")]))
            made.WaitForExit();
        foreach (var name in (string[])["link", "pipe", "."])
            Assert.Throws<IOException>(() => WholeFile.RefuseLink(At(name)));
        WholeFile.RefuseLink(At("a"));
        WholeFile.RefuseLink(At("nothing"));
    }

    [Fact]
    public void ReadText_LargerThanAsked_IsRefusedUnread()
    {
        using (var file = File.Create(At("a")))
            file.SetLength(1L << 34);
        Assert.Contains("it has 17,179,869,184 bytes, at most 268,435,456 are read", Assert.Throws<IOException>(() => RegularFile.ReadText(At("a"))).Message, StringComparison.Ordinal);
        File.WriteAllText(At("b"), "größe", System.Text.Encoding.Unicode);
        Assert.Equal("größe", RegularFile.ReadText(At("b")));
    }

    private string At(string name) => Path.Combine(_folder, name);
}
