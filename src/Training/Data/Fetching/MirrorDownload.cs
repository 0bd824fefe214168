using Polly;
using Polly.Retry;

namespace Explorer.Training.Data.Fetching;

/// <summary>Downloads one file: mirror after mirror, try after try, until one gives the bytes with the right checksum.</summary>
/// <param name="client">The client.</param>
/// <param name="options">Tries, waits and further mirrors.</param>
/// <param name="progress">Told how far it is; may be null.</param>
internal sealed class MirrorDownload(HttpClient client, FetchOptions options, IProgress<FetchProgress>? progress)
{
    // Bytes above a known size before a mirror is cut off: the checksum tells whether they are right.
    private const int Margin = 1 << 12;
    private readonly PartialDownload _download = new(client, options.IdleTimeout);

    /// <summary>Downloads to a path, over what is there, once the bytes are known to be right.</summary>
    /// <returns>Where the file came from.</returns>
    /// <exception cref="DataFetchException">No mirror gave it; what came stays in <c>.part</c> files.</exception>
    public async Task<Uri> RunAsync(DataSetDescription set, DataDownload download, string path, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var mirror in Mirrors(set, download))
        {
            try
            {
                await DownloadAsync(mirror, path, mirror.Bytes is { } packed ? packed + Margin : set.MostBytes(download), cancellation);
                return mirror.Address;
            }
            catch (MirrorException fault)
            {
                faults.Add($"{mirror.Address}: {fault.Message}");
                progress?.Report(new FetchProgress(download.FileName, FetchStage.MirrorFailed, mirror.Address, 0, null, fault.Message));
            }
        }

        throw new DataFetchException(
            $"{download.FileName} of {set.Name} could not be downloaded ({string.Join("; ", faults)}). "
            + $"Put it into {Path.GetDirectoryName(path)} by hand, or name an address with {set.Name}/{download.FileName} below it in ${FetchOptions.MirrorVariable}.");
    }

    private IEnumerable<DataMirror> Mirrors(DataSetDescription set, DataDownload download) => options.Mirrors
        .Select(address => new DataMirror(new Uri(address, $"{set.Name}/{download.FileName}"), download.Mirrors[0].Checksum, download.Mirrors[0].Bytes))
        .Concat(download.Mirrors);

    private async Task DownloadAsync(DataMirror mirror, string path, long most, CancellationToken cancellation)
    {
        // Mirrors may hold different archives: what one began, only one with the same checksum can go on with.
        var part = $"{path}.{mirror.Checksum.Digits[..8]}.part";
        var resumed = File.Exists(part);
        await ReceiveAsync(mirror, path, part, most, cancellation);
        var found = mirror.Checksum.MeasureFile(part);
        if (found != mirror.Checksum && resumed)
        {
            File.Delete(part);
            await ReceiveAsync(mirror, path, part, most, cancellation);
            found = mirror.Checksum.MeasureFile(part);
        }

        if (found != mirror.Checksum)
        {
            File.Delete(part);
            throw new MirrorException($"wrong checksum, {found}, expected {mirror.Checksum}", again: false);
        }

        File.Move(part, path, overwrite: true);
    }

    private async Task ReceiveAsync(DataMirror mirror, string path, string part, long most, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        var retry = new RetryStrategyOptions
        {
            MaxRetryAttempts = options.Attempts - 1,
            Delay = options.Delay,
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = new PredicateBuilder().Handle<MirrorException>(fault => fault.Again),
            OnRetry = arguments =>
            {
                var have = File.Exists(part) ? new FileInfo(part).Length : 0;
                progress?.Report(new FetchProgress(name, FetchStage.Retrying, mirror.Address, have, null, arguments.Outcome.Exception?.Message));
                return ValueTask.CompletedTask;
            },
        };
        var tries = options.Attempts > 1 ? new ResiliencePipelineBuilder().AddRetry(retry).Build() : ResiliencePipeline.Empty;
        await tries.ExecuteAsync(
            async token => await _download.RunAsync(
                mirror.Address,
                part,
                most,
                (have, total) => progress?.Report(new FetchProgress(name, FetchStage.Downloading, mirror.Address, have, total)),
                token),
            cancellation);
    }
}
