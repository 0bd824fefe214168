using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Explorer.Watch.Hosting;

/// <summary>The site: its pages, the parts of them that have changed, the events that tell so, and the files that all pages share.</summary>
/// <param name="pages">The pages.</param>
/// <param name="codeVersion">Version of the program.</param>
/// <param name="stopping">Cancelled when the server ends.</param>
internal sealed class WatchedSite(IWatchedPages pages, string codeVersion, CancellationToken stopping)
{
    private const string PartsPath = "/parts";
    private const string Json = "application/json; charset=utf-8";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    // Another server's numbers say nothing to a page that was open before.
    private readonly string _instance = Path.GetRandomFileName();

    /// <summary>Answers one request.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (path == "/events")
            return Events.Of(pages, _instance, stopping).ExecuteAsync(context);
        if (path.StartsWith(SharedFiles.Path, StringComparison.Ordinal))
            return SharedFiles.Find(path[SharedFiles.Path.Length..]) is { } file ? file.SendAsync(context) : Missing(context, path);
        var isParts = path.StartsWith(PartsPath + "/", StringComparison.Ordinal);
        var wanted = isParts ? path[PartsPath.Length..] : path;

        // Taken before the page is made: what changes meanwhile is told again.
        var revisions = pages.State.Revisions;
        if (pages.Find(wanted, [.. context.Request.Query["with"].OfType<string>()]) is not { } page)
            return Missing(context, wanted);
        var seen = page.Watches.ToDictionary(watched => watched, watched => revisions.GetValueOrDefault(watched), StringComparer.Ordinal);
        return isParts ? SendAsync(context, Json, Parts(page, seen, context.Request.Query["have"].ToHashSet(StringComparer.Ordinal)))
            : SendAsync(context, "text/html; charset=utf-8", PageShell.Write(page, wanted, codeVersion, _instance, JsonSerializer.Serialize(seen, Options), (string)context.Items[RequestGuard.Nonce]!));
    }

    // A browser names the parts that it has, so that they are not sent again.
    private string Parts(WatchedPage page, Dictionary<string, long> seen, HashSet<string?> have) => JsonSerializer.Serialize(
        new
        {
            Server = _instance,
            Seen = seen,
            Parts = page.Parts.Where(part => !have.Contains($"{part.Id}.{part.Revision}")).Select(part => new { part.Id, part.Revision, Html = PageShell.Inside(part).Text, Figures = JsonDocument.Parse(HtmlWriter.Figures(part.Document).Text) }),
        },
        Options);

    private static Task Missing(HttpContext context, string path) => RequestGuard.Plain(context, StatusCodes.Status404NotFound, $"There is no page {path} here; all experiments are at /");

    private static Task SendAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static class Events
    {
        // A sign of life, by which a browser notices a connection that has died without an end.
        private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

        // Changes that come faster than this are told together.
        private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

        public static ServerSentEventsResult<string> Of(IWatchedPages pages, string instance, CancellationToken stopping) => TypedResults.ServerSentEvents(StatesAsync(pages, instance, stopping), "state");

        private static async IAsyncEnumerable<string> StatesAsync(IWatchedPages pages, string instance, CancellationToken stopping, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
            while (!end.IsCancellationRequested)
            {
                var state = pages.State;
                yield return JsonSerializer.Serialize(new { Server = instance, state.Revisions, state.Problem }, Options);
                await UntilChangedAsync(pages, state, end.Token);
                await Task.WhenAny(Task.Delay(Pace, end.Token));
            }
        }

        private static async Task UntilChangedAsync(IWatchedPages pages, WatchedState state, CancellationToken end)
        {
            using var beat = CancellationTokenSource.CreateLinkedTokenSource(end);
            beat.CancelAfter(Beat);
            try
            {
                await pages.ChangedAsync(state, beat.Token);
            }
            catch (OperationCanceledException)
            {
                // Nothing has changed, or the end.
            }
        }
    }
}
