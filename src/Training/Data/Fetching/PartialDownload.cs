using Explorer.SearchSpace.Files;
using System.Net;
using System.Net.Http.Headers;

namespace Explorer.Training.Data.Fetching;

/// <summary>One try to download a file: goes on where its <c>.part</c> file ends, if the server can.</summary>
/// <param name="client">The client; its own time limit must be off.</param>
/// <param name="idleTimeout">The try ends when nothing arrives for this long.</param>
internal sealed class PartialDownload(HttpClient client, TimeSpan idleTimeout)
{
    /// <summary>Downloads the rest of a file.</summary>
    /// <param name="address">Where it lies.</param>
    /// <param name="part">File that the bytes are added to.</param>
    /// <param name="most">Bytes that the file has at most; what is larger is cut off and removed.</param>
    /// <param name="report">Called with the bytes here and the bytes in all, if known.</param>
    /// <param name="cancellation">Ends the try; the <c>.part</c> file stays.</param>
    /// <exception cref="MirrorException">The server refused or the connection broke.</exception>
    /// <exception cref="DataFetchException">The disk refused.</exception>
    public async Task RunAsync(Uri address, string part, long most, Action<long, long?> report, CancellationToken cancellation)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        idle.CancelAfter(idleTimeout);
        try
        {
            if (new FileInfo(part).LinkTarget is not null)
                File.Delete(part);
            var have = File.Exists(part) ? new FileInfo(part).Length : 0;
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Range = have > 0 ? new RangeHeaderValue(have, null) : null;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, idle.Token);
            if (!IsComplete(response, part, have))
                await ReceiveAsync(response, part, response.StatusCode == HttpStatusCode.PartialContent ? have : 0, most, report, idle);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MirrorException($"nothing arrived for {idleTimeout.TotalSeconds:0} s", again: true);
        }
        catch (HttpRequestException fault)
        {
            throw new MirrorException(fault.Message, again: true);
        }
    }

    // Whether the part file is the whole file already; throws for an answer that has no bytes to go on with.
    private static bool IsComplete(HttpResponseMessage response, string part, long have)
    {
        var range = response.Content.Headers.ContentRange;
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
            case HttpStatusCode.PartialContent when have > 0 && range?.From == have:
                return false;
            case HttpStatusCode.RequestedRangeNotSatisfiable when have > 0 && range?.Length == have:
                return true;
            case HttpStatusCode.PartialContent:
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                File.Delete(part);
                throw new MirrorException("the server cannot go on where the file was cut off", again: true);
            default:
                var status = (int)response.StatusCode;
                throw new MirrorException($"{status} {response.ReasonPhrase}", again: status is 408 or 429 or >= 500);
        }
    }

    private async Task ReceiveAsync(
        HttpResponseMessage response, string part, long have, long most, Action<long, long?> report, CancellationTokenSource idle)
    {
        var total = response.Content.Headers.ContentLength + have;
        if (total > most)
            throw TooLarge(part, $"the server announces {total:N0} bytes", most);
        using var source = await response.Content.ReadAsStreamAsync(idle.Token);
        using var target = Disk(() => Begin(part, have));
        var buffer = new byte[1 << 16];
        report(have, total);
        while (true)
        {
            idle.CancelAfter(idleTimeout);
            var read = await ReadAsync(source, buffer, idle.Token);
            if (read == 0)
                break;

            have += read;
            if (have > most)
                throw TooLarge(part, "the server sends more", most);
            Disk(() => Write(target, buffer.AsSpan(0, read)));
            report(have, total);
        }

        if (have < total)
        {
            throw new MirrorException($"the connection ended after {have:N0} of {total:N0} bytes", again: true);
        }
    }

    private static async Task<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellation);
        }
        catch (IOException fault)
        {
            throw new MirrorException($"the connection broke ({fault.Message})", again: true);
        }
    }

    private static MirrorException TooLarge(string part, string what, long most)
    {
        File.Delete(part);
        return new MirrorException(FormattableString.Invariant($"{what}, the file has at most {most:N0}: cut off"), again: false);
    }

    private static FileStream Begin(string part, long have)
    {
        if (have == 0)
            File.Delete(part);
        return new FileStream(part, have > 0 ? FileMode.Append : FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    private static int Write(FileStream target, ReadOnlySpan<byte> bytes)
    {
        target.Write(bytes);
        return bytes.Length;
    }

    private static T Disk<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFetchException($"the disk refuses the download: {FileFault.Of(fault)}", fault);
        }
    }
}
