using System.Net.Sockets;
using System.Text;

namespace Explorer.Watch.Tests.Hosting;

/// <summary>A server of test pages, and requests to it as they go over the wire.</summary>
internal sealed class ServedSite : IAsyncDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(60) };

    private ServedSite(TestPages pages, WatchServer server) => (Pages, Server) = (pages, server);

    public TestPages Pages { get; }

    public WatchServer Server { get; }

    public int Port => Server.Port;

    public static async Task<ServedSite> StartAsync(TestPages? pages = null, int port = 0)
    {
        var shown = pages ?? new TestPages();
        return new ServedSite(shown, await WatchServer.StartAsync(shown, "1.2.3", port));
    }

    public async Task<HttpResponseMessage> SendAsync(string path, string method = "GET", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Server.Address, path));
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public async Task<JsonNode> PartsAsync(string query = "") => JsonNode.Parse(await (await SendAsync($"/parts/{query}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    /// <summary>The events from now on, each as JSON; the stream ends with the server.</summary>
    public async IAsyncEnumerable<JsonNode> EventsAsync()
    {
        using var answer = await SendAsync("/events");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                yield return JsonNode.Parse(line["data: ".Length..])!;
        }
    }

    /// <summary>The whole answer to a request that is sent as it is written, which no client would send.</summary>
    public async Task<string> RawAsync(string target, string? host = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\n{(host is null ? "" : $"Host: {host}\r\n")}Connection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }
}
