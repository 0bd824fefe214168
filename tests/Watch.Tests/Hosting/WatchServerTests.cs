using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Explorer.Watch.Tests.Hosting;

public sealed class WatchServerTests
{
    private const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";

    [Fact]
    public async Task Page_HostileWords_AreText()
    {
        var pages = new TestPages { Title = Hostile };
        pages.Show(("a", Words(Hostile, revision: "1")));
        await using var site = await ServedSite.StartAsync(pages);

        var page = await ReadAsync(site, "/");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Scripts_AreFilesThatThisAnswerLetsRun()
    {
        await using var site = await ServedSite.StartAsync();

        using var answer = await site.SendAsync("/");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var scripts = Regex.Matches(page, "<script (?<attributes>[^>]*)>", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Groups["attributes"].Value).Where(text => !text.Contains("application/json", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, scripts.Count);
        foreach (var script in scripts)
        {
            Assert.Contains(Regex.Match(script, "nonce=\"(?<it>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["it"].Value, WebUtility.HtmlEncode(answer.Headers.GetValues("Content-Security-Policy").Single()), StringComparison.Ordinal);
            using var file = await site.SendAsync(Regex.Match(script, "src=\"(?<it>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["it"].Value);
            Assert.Equal("text/javascript", file.Content.Headers.ContentType?.MediaType);
            Assert.Equal("private, max-age=31536000, immutable", file.Headers.CacheControl?.ToString().Replace("max-age=31536000, private", "private, max-age=31536000", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Page_NotThere_SaysWhereAllAre()
    {
        await using var site = await ServedSite.StartAsync();

        using var answer = await site.SendAsync("/experiments/none");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("There is no page /experiments/none here; all experiments are at /\n", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await site.SendAsync("/parts/experiments/none")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("/experiments/a%20b")).StatusCode);
    }

    [Fact]
    public async Task Head_OfAPage_HasNoBody()
    {
        await using var site = await ServedSite.StartAsync();

        using var answer = await site.SendAsync("/", "HEAD");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Parts_ThatABrowserHas_AreLeftOut()
    {
        var pages = new TestPages();
        pages.Show(("a", Words("one", revision: "1")), ("b", Words("two", revision: "7")));
        await using var site = await ServedSite.StartAsync(pages);

        var all = await site.PartsAsync();
        var rest = await site.PartsAsync("?have=a.1&have=b.6");

        Assert.Equal(["a", "b"], all["parts"]!.AsArray().Select(part => (string)part!["id"]!));
        Assert.Contains("<p>one</p>", (string)all["parts"]![0]!["html"]!, StringComparison.Ordinal);
        Assert.Equal("b", (string)Assert.Single(rest["parts"]!.AsArray())!["id"]!);
        Assert.Equal(1, (long)rest["seen"]!["/"]!);
    }

    [Fact]
    public async Task Events_SomethingChanges_TellItAndEndWithTheServer()
    {
        var site = await ServedSite.StartAsync();
        var told = new List<JsonNode>();
        await foreach (var state in site.EventsAsync())
        {
            told.Add(state);
            if (told.Count == 1)
                site.Pages.Show(("a", Words("one", revision: "1")));
            else if (told.Count == 2)
                site.Pages.Tell("gone");
            else
                await site.Server.DisposeAsync();
        }

        Assert.Equal([0, 1, 1], told.Select(state => (long)state["revisions"]!["/"]!));
        Assert.Equal([null, null, "gone"], told.Select(state => (string?)state["problem"]));
    }

    [Fact]
    public async Task Start_OfAnother_IsAnotherServerToOpenPages()
    {
        await using var first = await ServedSite.StartAsync();
        var before = (string)(await first.PartsAsync())["server"]!;
        await first.Server.DisposeAsync();
        await using var second = await ServedSite.StartAsync(port: first.Port);

        Assert.NotEqual(before, (string)(await second.PartsAsync())["server"]!);
    }

    [Fact]
    public async Task Start_PortTaken_NamesItOrTakesTheNext()
    {
        await using var first = await ServedSite.StartAsync();

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => ServedSite.StartAsync(port: first.Port));
        Assert.Contains($"--port: {first.Port} is taken by another program; name another, or 0 for any that is free", refused.Message.Replace("$: ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        using var usual = new TcpListener(IPAddress.Loopback, WatchServer.UsualPort);
        try
        {
            usual.Start();
        }
        catch (SocketException)
        {
            // Taken already: all the same.
        }

        await using var next = await WatchServer.StartAsync(new TestPages(), "1.2.3", port: null);
        Assert.InRange(next.Port, WatchServer.UsualPort + 1, WatchServer.UsualPort + 20);
    }

    private static Document Words(string text, string revision) => new(revision, [new Block.Paragraph(text)]);

    private static async Task<string> ReadAsync(ServedSite site, string path) => await (await site.SendAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
