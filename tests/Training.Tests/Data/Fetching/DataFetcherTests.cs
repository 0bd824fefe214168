using System.Net;
using Explorer.Training.Data.Fetching;
using Explorer.Training.Data.Verification;
using static Explorer.Training.Tests.Data.DataFiles;

namespace Explorer.Training.Tests.Data.Fetching;

public sealed class DataFetcherTests : FetchTests
{
    [Fact]
    public async Task FetchAsync_GoodFiles_PutsThemInPlace()
    {
        var result = await FetchAsync(Set(Server.Serve("x.gz", ImagesFile)));
        Assert.Equal(Folder.At("digits"), result.Directory);
        Assert.Equal(["train-x.gz", "train-y"], Names());
        Assert.Equal(ImagesFile, File.ReadAllBytes(Folder.At("digits/train-x.gz")));
        Assert.True(result.Verification.Usable);
        Assert.Contains(Progress, step => step is { Stage: FetchStage.Done, FileName: "train-x.gz" } && step.Total == ImagesFile.Length);
    }

    [Fact]
    public async Task FetchAsync_Again_DownloadsNothing()
    {
        var set = Set(Server.Serve("x.gz", ImagesFile));
        await FetchAsync(set);
        Server.Requests.Clear();
        var result = await FetchAsync(set);
        Assert.Empty(Server.Requests);
        Assert.All(result.Files, file => Assert.Null(file.Source));
    }

    [Fact]
    public async Task FetchAsync_NamedMirror_ComesFirst()
    {
        Server.Serve("mine/digits/train-x.gz", ImagesFile);
        var result = await FetchAsync(Set(Server.Serve("x.gz", ImagesFile)), mirror: new Uri(Server.Address, "mine/"));
        Assert.EndsWith("mine/digits/train-x.gz", result.Files[0].Source?.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_CorruptCopyThere_IsReplaced()
    {
        Folder.Write("digits/train-x", Idx(0x803, [Images, 28, 28], [1, 2, 3]));
        var result = await FetchAsync(Set(Server.Serve("x.gz", ImagesFile)));
        Assert.True(result.Verification.Usable);
        Assert.Equal(["train-x.gz", "train-x.replaced", "train-y"], Names());
    }

    [Fact]
    public async Task FetchAsync_DifferingCopyThere_IsKeptUnlessReplaced()
    {
        Folder.Write("digits/train-x", Idx(0x803, [Images, 28, 28], new byte[Images * 28 * 28]));
        var set = Set(Server.Serve("x.gz", ImagesFile));
        var kept = await FetchAsync(set);
        Assert.Equal(FileState.Differs, kept.Verification.Files[0].State);
        Assert.Null(kept.Files[0].Source);
        var replaced = await FetchAsync(set, replace: true);
        Assert.Equal(FileState.Intact, replaced.Verification.Files[0].State);
    }

    [Fact]
    public async Task FetchAsync_Archive_IsUnpackedAndRemoved()
    {
        var archive = Archive(("folder/train-x", Idx(0x803, [Images, 28, 28], Pixels)), ("folder/readme", [1]), ("folder/train-y", LabelsFile));
        var address = Server.Serve("all.tar.gz", archive);
        var set = Set(address) with
        {
            Downloads = [new DataDownload { FileName = "all.tar.gz", Mirrors = [new DataMirror(address, Md5(archive))] }],
        };
        var result = await FetchAsync(set);
        Assert.Equal(FileState.Intact, result.Verification.State);
        Assert.Equal(["train-x", "train-y"], Names());
    }

    [Fact]
    public async Task FetchAsync_Shapes_NeedsNothing()
    {
        using var fetcher = new DataFetcher(new FetchOptions());
        Assert.Null((await fetcher.FetchAsync("shapes", Folder.Path, null, TestContext.Current.CancellationToken)).Directory);
    }
}
