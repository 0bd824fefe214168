using System.Net;
using Explorer.Training.Data.Fetching;
using Explorer.Training.Data.Verification;
using static Explorer.Training.Tests.Data.DataFiles;

namespace Explorer.Training.Tests.Data.Fetching;

/// <summary>Connections, mirrors and files in the way that are not as they should be.</summary>
public sealed class FetchFaultTests : FetchTests
{
    [Fact]
    public async Task FetchAsync_ConnectionDropped_GoesOnWhereItStopped()
    {
        var calls = 0;
        var address = Server.On("x.gz", context => LoopbackServer.Send(
            context, ImagesFile, LoopbackServer.From(context), calls++ == 0 ? 100_000 : ImagesFile.Length));
        await FetchAsync(Set(address));
        var ranges = Server.Requests.Where(request => request.Path == "x.gz").Select(request => request.From).ToList();
        Assert.Equal(2, ranges.Count);
        Assert.Null(ranges[0]);
        Assert.InRange(ranges[1]!.Value, 1, 100_000);
        Assert.Equal(ImagesFile, File.ReadAllBytes(Folder.At("digits/train-x.gz")));
        Assert.Contains(Progress, step => step.Stage == FetchStage.Retrying && step.Received == ranges[1]);
    }

    [Fact]
    public async Task FetchAsync_BrokenOffThenCalledAgain_GoesOnWhereItStopped()
    {
        var broken = Server.On("x.gz", context => LoopbackServer.Send(context, ImagesFile, null, 100_000));
        await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(Set(broken), attempts: 1));
        Assert.Single(Names(), name => name.EndsWith(".part", StringComparison.Ordinal));
        Server.Requests.Clear();
        await FetchAsync(Set(Server.Serve("x.gz", ImagesFile)));
        Assert.InRange(Server.Requests.First().From!.Value, 1, 100_000);
        Assert.Equal(["train-x.gz", "train-y"], Names());
    }

    [Fact]
    public async Task FetchAsync_ServerIgnoresRange_StartsAnew()
    {
        var calls = 0;
        var address = Server.On("x.gz", context => LoopbackServer.Send(context, ImagesFile, null, calls++ == 0 ? 100_000 : ImagesFile.Length));
        await FetchAsync(Set(address));
        Assert.NotNull(Server.Requests.ElementAt(1).From);
        Assert.Equal(ImagesFile, File.ReadAllBytes(Folder.At("digits/train-x.gz")));
    }

    [Fact]
    public async Task FetchAsync_WholeFileAlreadyInPart_AsksForNoMore()
    {
        var address = Server.On("x.gz", context =>
        {
            context.Response.StatusCode = 416;
            context.Response.Headers["Content-Range"] = $"bytes */{ImagesFile.Length}";
            context.Response.Close();
        });
        Folder.Write($"digits/train-x.gz.{Md5(ImagesFile).Digits[..8]}.part", ImagesFile);
        await FetchAsync(Set(address));
        Assert.Equal(ImagesFile, File.ReadAllBytes(Folder.At("digits/train-x.gz")));
    }

    [Fact]
    public async Task FetchAsync_PartOfOtherBytes_StartsAnewFromTheSameMirror()
    {
        Folder.Write($"digits/train-x.gz.{Md5(ImagesFile).Digits[..8]}.part", RandomBytes(5000));
        var result = await FetchAsync(Set(Server.Serve("x.gz", ImagesFile)));
        Assert.Equal(ImagesFile, File.ReadAllBytes(Folder.At("digits/train-x.gz")));
        Assert.Equal([5000L, null], Server.Requests.Where(request => request.Path == "x.gz").Select(request => request.From));
        Assert.True(result.Verification.Usable);
    }

    [Fact]
    public async Task FetchAsync_WrongChecksumOnTheFirstMirror_TakesTheSecond()
    {
        var spoilt = ImagesFile.ToArray();
        spoilt[1000] ^= 1;
        var result = await FetchAsync(Set(Server.Serve("bad.gz", spoilt), Server.Serve("good.gz", ImagesFile)));
        Assert.EndsWith("good.gz", result.Files[0].Source?.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains(Progress, step => step.Stage == FetchStage.MirrorFailed && step.Message!.Contains("wrong checksum", StringComparison.Ordinal));
        Assert.Equal(ImagesFile, File.ReadAllBytes(Folder.At("digits/train-x.gz")));
        Assert.Equal(["train-x.gz", "train-y"], Names());
    }

    [Fact]
    public async Task FetchAsync_NotFoundAnywhere_TellsWhatEachMirrorSaid()
    {
        var fault = await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(Set(new Uri(Server.Address, "a"), new Uri(Server.Address, "b"))));
        Assert.Contains($"{Server.Address}a: 404 Not Found; {Server.Address}b: 404 Not Found", fault.Message, StringComparison.Ordinal);
        Assert.Contains("by hand", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], Server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task FetchAsync_ServerBusy_TriesAgain()
    {
        var calls = 0;
        var address = Server.On("x.gz", context =>
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
        var address = Server.On("x.gz", context => ThreadPool.QueueUserWorkItem(_ => release.Wait(TimeSpan.FromSeconds(20))));
        var fault = await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(Set(address), attempts: 1, idle: 200));
        release.Set();
        Assert.Contains("nothing arrived for", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_TargetUnwritable_NamesIt()
    {
        // A file in the folder's place stops the superuser too.
        Folder.Write("digits", [1]);
        var fault = await Assert.ThrowsAsync<InvalidInputException>(() => FetchAsync(Set(Server.Serve("x.gz", ImagesFile))));
        Assert.Contains("cannot be written to", fault.Message, StringComparison.Ordinal);
        Assert.Equal(Folder.At("digits"), fault.Origin);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task FetchAsync_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        var address = Server.On("x.gz", context =>
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
        var address = Server.On("endless", context =>
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
        var set = Set(Server.Serve("x.gz", longer));
        set = set with { Downloads = [set.Downloads[0] with { Mirrors = [set.Downloads[0].Mirrors[0] with { Bytes = ImagesFile.Length }] }, set.Downloads[1]] };
        var error = await Assert.ThrowsAsync<DataFetchException>(() => FetchAsync(set));

        Assert.Contains(FormattableString.Invariant($"the server announces {longer.Length:N0} bytes, the file has at most {ImagesFile.Length + 4096:N0}"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_PartFileThatIsALink_IsNotWrittenThrough()
    {
        var victim = Folder.Write("victim", "precious"u8.ToArray());
        var address = Server.Serve("x", ImagesFile);
        Directory.CreateDirectory(Folder.At("digits"));
        File.CreateSymbolicLink(Folder.At($"digits/train-x.gz.{Md5(ImagesFile).Digits[..8]}.part"), victim);
        await FetchAsync(Set(address));

        Assert.Equal("precious", await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken));
    }
}
