using System.Net;
using Explorer.Training.Data.Fetching;
using Explorer.Training.Data.Verification;
using static Explorer.Training.Tests.Data.DataFiles;

namespace Explorer.Training.Tests.Data.Fetching;

public sealed class DataFetcherTests : IDisposable
{
    private const int Images = 300;
    private static readonly byte[] Pixels = RandomBytes(Images * 28 * 28);
    private static readonly byte[] ImagesFile = Gzip(Idx(0x803, [Images, 28, 28], Pixels));
    private static readonly byte[] LabelsFile = Idx(0x801, [Images], new byte[Images]);
    private readonly TemporaryFolder _folder = new();
    private readonly LoopbackServer _server = new();
    private readonly List<FetchProgress> _progress = [];

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task FetchAsync_GoodFiles_PutsThemInPlace()
    {
        var result = await FetchAsync(Set(_server.Serve("x.gz", ImagesFile)));
        Assert.Equal(_folder.At("digits"), result.Directory);
        Assert.Equal(["train-x.gz", "train-y"], Names());
        Assert.Equal(ImagesFile, File.ReadAllBytes(_folder.At("digits/train-x.gz")));
        Assert.True(result.Verification.Usable);
        Assert.Contains(_progress, step => step is { Stage: FetchStage.Done, FileName: "train-x.gz" } && step.Total == ImagesFile.Length);
    }

    [Fact]
    public async Task FetchAsync_Again_DownloadsNothing()
    {
        var set = Set(_server.Serve("x.gz", ImagesFile));
        await FetchAsync(set);
        _server.Requests.Clear();
        var result = await FetchAsync(set);
        Assert.Empty(_server.Requests);
        Assert.All(result.Files, file => Assert.Null(file.Source));
    }

    [Fact]
    public async Task FetchAsync_ConnectionDropped_GoesOnWhereItStopped()
    {
        var calls = 0;
        var address = _server.On("x.gz", context => LoopbackServer.Send(
            context, ImagesFile, LoopbackServer.From(context), calls++ == 0 ? 100_000 : ImagesFile.Length));
        await FetchAsync(Set(address));
        var ranges = _server.Requests.Where(request => request.Path == "x.gz").Select(request => request.From).ToList();
        Assert.Equal(2, ranges.Count);
        Assert.Null(ranges[0]);
        Assert.InRange(ranges[1]!.Value, 1, 100_000);
        Assert.Equal(ImagesFile, File.ReadAllBytes(_folder.At("digits/train-x.gz")));
        Assert.Contains(_progress, step => step.Stage == FetchStage.Retrying && step.Received == ranges[1]);
    }

    [Fact]
    public async Task FetchAsync_BrokenOffThenCalledAgain_GoesOnWhereItStopped()
    {
        var broken = _server.On("x.gz", context => LoopbackServer.Send(context, ImagesFile, null, 100_000));
        await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(Set(broken), attempts: 1));
        Assert.Single(Names(), name => name.EndsWith(".part", StringComparison.Ordinal));
        _server.Requests.Clear();
        await FetchAsync(Set(_server.Serve("x.gz", ImagesFile)));
        Assert.InRange(_server.Requests.First().From!.Value, 1, 100_000);
        Assert.Equal(["train-x.gz", "train-y"], Names());
    }

    [Fact]
    public async Task FetchAsync_ServerIgnoresRange_StartsAnew()
    {
        var calls = 0;
        var address = _server.On("x.gz", context => LoopbackServer.Send(context, ImagesFile, null, calls++ == 0 ? 100_000 : ImagesFile.Length));
        await FetchAsync(Set(address));
        Assert.NotNull(_server.Requests.ElementAt(1).From);
        Assert.Equal(ImagesFile, File.ReadAllBytes(_folder.At("digits/train-x.gz")));
    }

    [Fact]
    public async Task FetchAsync_WholeFileAlreadyInPart_AsksForNoMore()
    {
        var address = _server.On("x.gz", context =>
        {
            context.Response.StatusCode = 416;
            context.Response.Headers["Content-Range"] = $"bytes */{ImagesFile.Length}";
            context.Response.Close();
        });
        _folder.Write($"digits/train-x.gz.{Md5(ImagesFile).Digits[..8]}.part", ImagesFile);
        await FetchAsync(Set(address));
        Assert.Equal(ImagesFile, File.ReadAllBytes(_folder.At("digits/train-x.gz")));
    }

    [Fact]
    public async Task FetchAsync_PartOfOtherBytes_StartsAnewFromTheSameMirror()
    {
        _folder.Write($"digits/train-x.gz.{Md5(ImagesFile).Digits[..8]}.part", RandomBytes(5000));
        var result = await FetchAsync(Set(_server.Serve("x.gz", ImagesFile)));
        Assert.Equal(ImagesFile, File.ReadAllBytes(_folder.At("digits/train-x.gz")));
        Assert.Equal([5000L, null], _server.Requests.Where(request => request.Path == "x.gz").Select(request => request.From));
        Assert.True(result.Verification.Usable);
    }

    [Fact]
    public async Task FetchAsync_WrongChecksumOnTheFirstMirror_TakesTheSecond()
    {
        var spoilt = ImagesFile.ToArray();
        spoilt[1000] ^= 1;
        var result = await FetchAsync(Set(_server.Serve("bad.gz", spoilt), _server.Serve("good.gz", ImagesFile)));
        Assert.EndsWith("good.gz", result.Files[0].Source?.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains(_progress, step => step.Stage == FetchStage.MirrorFailed && step.Message!.Contains("wrong checksum", StringComparison.Ordinal));
        Assert.Equal(ImagesFile, File.ReadAllBytes(_folder.At("digits/train-x.gz")));
        Assert.Equal(["train-x.gz", "train-y"], Names());
    }

    [Fact]
    public async Task FetchAsync_NamedMirror_ComesFirst()
    {
        _server.Serve("mine/digits/train-x.gz", ImagesFile);
        var result = await FetchAsync(Set(_server.Serve("x.gz", ImagesFile)), mirror: new Uri(_server.Address, "mine/"));
        Assert.EndsWith("mine/digits/train-x.gz", result.Files[0].Source?.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_NotFoundAnywhere_TellsWhatEachMirrorSaid()
    {
        var fault = await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(Set(new Uri(_server.Address, "a"), new Uri(_server.Address, "b"))));
        Assert.Contains($"{_server.Address}a: 404 Not Found; {_server.Address}b: 404 Not Found", fault.Message, StringComparison.Ordinal);
        Assert.Contains("by hand", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], _server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task FetchAsync_ServerBusy_TriesAgain()
    {
        var calls = 0;
        var address = _server.On("x.gz", context =>
        {
            if (calls++ < 2)
            {
                context.Response.StatusCode = 503;
                context.Response.Close();
                return;
            }

            LoopbackServer.Send(context, ImagesFile, null, ImagesFile.Length);
        });
        await FetchAsync(Set(address));
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task FetchAsync_NobodyListens_Fails()
    {
        var closed = new LoopbackServer();
        closed.Dispose();
        var fault = await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(Set(new Uri(closed.Address, "x.gz")), attempts: 2));
        Assert.Contains("could not be downloaded", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_ServerFallsSilent_GivesUp()
    {
        using var release = new ManualResetEventSlim();
        var address = _server.On("x.gz", context => ThreadPool.QueueUserWorkItem(_ => release.Wait(TimeSpan.FromSeconds(20))));
        var fault = await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(Set(address), attempts: 1, idle: 200));
        release.Set();
        Assert.Contains("nothing arrived for", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_TargetUnwritable_NamesIt()
    {
        // A file in the folder's place stops the superuser too.
        _folder.Write("digits", [1]);
        var fault = await Assert.ThrowsAsync<InvalidInputException>(() => FetchAsync(Set(_server.Serve("x.gz", ImagesFile))));
        Assert.Contains("cannot be written to", fault.Message, StringComparison.Ordinal);
        Assert.Equal(_folder.At("digits"), fault.Origin);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task FetchAsync_CorruptCopyThere_IsReplaced()
    {
        _folder.Write("digits/train-x", Idx(0x803, [Images, 28, 28], [1, 2, 3]));
        var result = await FetchAsync(Set(_server.Serve("x.gz", ImagesFile)));
        Assert.True(result.Verification.Usable);
        Assert.Equal(["train-x.gz", "train-x.replaced", "train-y"], Names());
    }

    [Fact]
    public async Task FetchAsync_DifferingCopyThere_IsKeptUnlessReplaced()
    {
        _folder.Write("digits/train-x", Idx(0x803, [Images, 28, 28], new byte[Images * 28 * 28]));
        var set = Set(_server.Serve("x.gz", ImagesFile));
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
        var address = _server.Serve("all.tar.gz", archive);
        var set = Set(address) with
        {
            Downloads = [new DataDownload { FileName = "all.tar.gz", Mirrors = [new DataMirror(address, Md5(archive))] }],
        };
        var result = await FetchAsync(set);
        Assert.Equal(FileState.Intact, result.Verification.State);
        Assert.Equal(["train-x", "train-y"], Names());
    }

    [Fact]
    public async Task FetchAsync_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        var address = _server.On("x.gz", context =>
        {
            source.Cancel();
            context.Response.Abort();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync(Set(address), stop: source));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FetchAsync_MirrorThatNeverEnds_IsCutOffAtTheFilesSize(bool announces)
    {
        var sent = 0L;
        var address = _server.On("endless", context =>
        {
            if (announces)
                context.Response.ContentLength64 = 1L << 40;
            else
                context.Response.SendChunked = true;
            try
            {
                for (var block = new byte[1 << 20]; sent < 256 << 20; sent += block.Length)
                    context.Response.OutputStream.Write(block);
            }
            catch (Exception error) when (error is HttpListenerException or IOException or ObjectDisposedException)
            {
            }
        });
        var error = await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(Set(address), attempts: 3));

        Assert.Contains(announces ? "the server announces 1,099,511,627,776 bytes, the file has at most" : "the server sends more, the file has at most", error.Message, StringComparison.Ordinal);
        Assert.InRange(sent, 0, 64 << 20);
        Assert.DoesNotContain(Names(), name => name.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FetchAsync_MirrorOfAKnownSize_IsCutOffThere()
    {
        var longer = new byte[ImagesFile.Length + (1 << 16)];
        var set = Set(_server.Serve("x.gz", longer));
        set = set with { Downloads = [set.Downloads[0] with { Mirrors = [set.Downloads[0].Mirrors[0] with { Bytes = ImagesFile.Length }] }, set.Downloads[1]] };
        var error = await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(set));

        Assert.Contains(FormattableString.Invariant($"the server announces {longer.Length:N0} bytes, the file has at most {ImagesFile.Length + 4096:N0}"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_PartFileThatIsALink_IsNotWrittenThrough()
    {
        var victim = _folder.Write("victim", "precious"u8.ToArray());
        var address = _server.Serve("x", ImagesFile);
        Directory.CreateDirectory(_folder.At("digits"));
        File.CreateSymbolicLink(_folder.At($"digits/train-x.gz.{Md5(ImagesFile).Digits[..8]}.part"), victim);
        await FetchAsync(Set(address));

        Assert.Equal("precious", await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FetchAsync_Shapes_NeedsNothing()
    {
        using var fetcher = new DataFetcher(new FetchOptions());
        Assert.Null((await fetcher.FetchAsync("shapes", _folder.Path, null, TestContext.Current.CancellationToken)).Directory);
    }

    private static Checksum Md5(byte[] bytes) => Checksum.Md5("").Measure(new MemoryStream(bytes));

    // Images from the given mirrors, labels from the server.
    private DataSetDescription Set(params Uri[] mirrors) => Tiny with
    {
        Facts = Tiny.Facts with { Name = "digits", Resolution = 28, TrainingImages = Images },
        Folder = "digits",
        Files =
        [
            Tiny.Files[0] with { Count = Images, Checksum = Md5(Idx(0x803, [Images, 28, 28], Pixels)) },
            Tiny.Files[1] with { Count = Images, Checksum = Md5(LabelsFile) },
        ],
        Downloads =
        [
            new DataDownload { FileName = "train-x.gz", Mirrors = mirrors.Select(mirror => new DataMirror(mirror, Md5(ImagesFile))).ToValueList() },
            new DataDownload { FileName = "train-y", Mirrors = [new DataMirror(_server.Serve("y", LabelsFile), Md5(LabelsFile))] },
        ],
    };

    private async Task<FetchResult> FetchAsync(
        DataSetDescription set, int attempts = 4, int idle = 20_000, Uri? mirror = null, bool replace = false, CancellationTokenSource? stop = null)
    {
        var options = new FetchOptions
        {
            Attempts = attempts,
            Delay = TimeSpan.FromMilliseconds(5),
            IdleTimeout = TimeSpan.FromMilliseconds(idle),
            Mirrors = mirror is null ? [] : [mirror],
            Replace = replace,
        };
        using var fetcher = new DataFetcher(options, [set]);
        return await fetcher.FetchAsync(set.Name, _folder.Path, new Collector(_progress), stop?.Token ?? TestContext.Current.CancellationToken);
    }

    private IEnumerable<string> Names() =>
        Directory.GetFiles(_folder.At("digits")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private sealed class Collector(List<FetchProgress> steps) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => steps.Add(value);
    }
}
