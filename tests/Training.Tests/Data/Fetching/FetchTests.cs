using System.Net;
using Explorer.Training.Data.Fetching;
using Explorer.Training.Data.Verification;
using static Explorer.Training.Tests.Data.DataFiles;

namespace Explorer.Training.Tests.Data.Fetching;

/// <summary>A small data set that a server on this machine serves.</summary>
public abstract class FetchTests : IDisposable
{
    private protected const int Images = 300;
    private protected static readonly byte[] Pixels = RandomBytes(Images * 28 * 28);
    private protected static readonly byte[] ImagesFile = Gzip(Idx(0x803, [Images, 28, 28], Pixels));
    private protected static readonly byte[] LabelsFile = Idx(0x801, [Images], new byte[Images]);

    private protected TemporaryFolder Folder { get; } = new();

    private protected LoopbackServer Server { get; } = new();

    private protected List<FetchProgress> Progress { get; } = [];

    public void Dispose()
    {
        Server.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static Checksum Md5(byte[] bytes) => Checksum.Md5("").Measure(new MemoryStream(bytes));

    // Images from the given mirrors, labels from the server.
    private protected DataSetDescription Set(params Uri[] mirrors) => Tiny with
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
            new DataDownload { FileName = "train-y", Mirrors = [new DataMirror(Server.Serve("y", LabelsFile), Md5(LabelsFile))] },
        ],
    };

    private protected async Task<FetchResult> FetchAsync(
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
        return await fetcher.FetchAsync(set.Name, Folder.Path, new Collector(Progress), stop?.Token ?? TestContext.Current.CancellationToken);
    }

    private protected IEnumerable<string> Names() =>
        Directory.GetFiles(Folder.At("digits")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private sealed class Collector(List<FetchProgress> steps) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => steps.Add(value);
    }
}
