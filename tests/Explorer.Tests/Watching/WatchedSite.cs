using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Explorer.Watch.Hosting;
using Explorer.Watching;

namespace Explorer.Tests.Watching;

/// <summary>The live page of a database in a runner's folder, in this process.</summary>
internal sealed partial class WatchedSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _client = new() { Timeout = Patience };
    private readonly WatchedResults _results;
    private readonly WatchServer _server;

    private WatchedSite(WatchedResults results, WatchServer server) => (_results, _server) = (results, server);

    public Uri Address => _server.Address;

    public static async Task<WatchedSite> StartAsync(CommandRunner runner, string store = "results.litedb")
    {
        var results = new WatchedResults(new WatchPlaces(Path.Combine(runner.Folder, store), Path.Combine(runner.Folder, "runs"), Path.Combine(runner.Folder, "zoo")), TimeProvider.System);
        return new WatchedSite(results, await WatchServer.StartAsync(results, "1.2.3", port: 0));
    }

    /// <summary>The words of a page, without its tags; the status where it is none.</summary>
    public async Task<string> TextAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(Address, path), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.OK ? WebUtility.HtmlDecode(Tag().Replace(Script().Replace(html, ""), " ")).Replace('\u00a0', ' ') : $"{(int)answer.StatusCode}";
    }

    /// <summary>A page as it is sent.</summary>
    public Task<string> HtmlAsync(string path) => _client.GetStringAsync(new Uri(Address, path), TestContext.Current.CancellationToken);

    /// <summary>Waits until something has a revision.</summary>
    public async Task UntilRisenAsync(string path)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        while (_results.State is var state && !state.Revisions.ContainsKey(path))
            await _results.ChangedAsync(state, late.Token);
    }

    /// <summary>Waits until a page's words hold a text, and returns them; asks only when an event has told that something changed.</summary>
    public async Task<string> UntilAsync(string path, string text)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        await using var stream = await _client.GetStreamAsync(new Uri(Address, "/events"), late.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var last = "";
        try
        {
            while (await reader.ReadLineAsync(late.Token) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal) && (last = await TextAsync(path)).Contains(text, StringComparison.Ordinal))
                    return last;
            }
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }

        throw new InvalidOperationException($"{path} never had '{text}': {last}");
    }

    /// <summary>Waits until the page says of what it cannot tell news, or, for null, that it can.</summary>
    public async Task UntilProblemAsync(string? text)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        while (text is null ? _results.State.Problem is not null : _results.State.Problem?.Contains(text, StringComparison.Ordinal) != true)
            await _results.ChangedAsync(_results.State, late.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        await _results.DisposeAsync();
    }

    [GeneratedRegex("<(?<tag>script|title)[^>]*>.*?</\\k<tag>>", RegexOptions.Singleline, 5_000)]
    private static partial Regex Script();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 5_000)]
    private static partial Regex Tag();
}
