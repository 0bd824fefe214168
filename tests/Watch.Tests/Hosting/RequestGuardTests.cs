using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Explorer.Watch.Tests.Hosting;

/// <summary>What is refused: requests under other names (DNS rebinding), from other sites, to change something, and from other machines.</summary>
public sealed class RequestGuardTests
{
    private static readonly string[] Paths = ["/", "/events", "/parts/", "/experiments/none", "/files/none"];

    [Theory]
    [InlineData("evil.example:PORT")]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example:PORT")]
    [InlineData("localhost.evil.example:PORT")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("localhost")]
    [InlineData("0.0.0.0:PORT")]
    [InlineData("127.0.0.2:PORT")]
    [InlineData("[::2]:PORT")]
    [InlineData("evil@127.0.0.1:PORT")]
    public async Task Request_UnderAnotherName_IsRefusedWhateverItAsksFor(string host)
    {
        await using var site = await ServedSite.StartAsync();
        foreach (var path in Paths)
        {
            var answer = await site.RawAsync(path, Own(host, site));
            Assert.Matches("^HTTP/1.1 (421|400) ", answer);
            Assert.DoesNotContain("data-part", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("data:", answer.Split("\r\n\r\n")[1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Request_WithoutAName_IsRefused()
    {
        await using var site = await ServedSite.StartAsync();

        Assert.StartsWith("HTTP/1.1 400 ", await site.RawAsync("/"), StringComparison.Ordinal);
        Assert.Matches("^HTTP/1.1 (421|400) ", await site.RawAsync("/", ""));
        Assert.Matches("^HTTP/1.1 (421|400) ", await site.RawAsync("http://evil.example/", "evil.example"));
    }

    [Theory]
    [InlineData("127.0.0.1:PORT")]
    [InlineData("localhost:PORT")]
    [InlineData("LOCALHOST:PORT")]
    [InlineData("[::1]:PORT")]
    public async Task Request_UnderThisMachinesOwnName_IsAnswered(string host)
    {
        await using var site = await ServedSite.StartAsync();

        Assert.StartsWith("HTTP/1.1 200 ", await site.RawAsync("/", Own(host, site)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.OK)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://127.0.0.1:PORT", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://127.0.0.1:PORT", HttpStatusCode.OK)]
    [InlineData("Origin", "http://localhost:PORT", HttpStatusCode.OK)]
    public async Task Request_FromAPage_IsAnsweredToItsOwnSiteOnly(string header, string value, HttpStatusCode expected)
    {
        await using var site = await ServedSite.StartAsync();
        foreach (var path in (string[])["/", "/parts/", "/events"])
        {
            using var answer = await site.SendAsync(path, "GET", (header, Own(value, site)));
            Assert.Equal(expected, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Request_ToDoAnythingButRead_IsRefused(string method)
    {
        await using var site = await ServedSite.StartAsync();

        using var answer = await site.SendAsync("/", method);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/files/../../../../etc/passwd")]
    [InlineData("/files/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/experiments/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/experiments/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/parts/files/page.css")]
    [InlineData("/experiments//etc/passwd")]
    [InlineData("/watch.js")]
    public async Task Request_ForAFile_FindsNone(string target)
    {
        await using var site = await ServedSite.StartAsync();

        var answer = await site.RawAsync(target, $"localhost:{site.Port}");

        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OfEveryKind_SaysWhatAPageMayLoad()
    {
        await using var site = await ServedSite.StartAsync();
        var nonces = new HashSet<string>();
        foreach (var path in Paths)
        {
            using var answer = await site.SendAsync(path);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.True(nonces.Add(Regex.Match(policy, "script-src 'nonce-(?<nonce>[^']{20,})'(?=;)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["nonce"].Value));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        }
    }

    [Fact]
    public async Task Connection_ToAnotherAddressOfThisMachine_IsNotTaken()
    {
        await using var site = await ServedSite.StartAsync();
        var others = NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(found => found.Address)
            .Where(address => !IPAddress.IsLoopback(address) && address.AddressFamily == AddressFamily.InterNetwork).ToList();
        Assert.SkipUnless(others.Count > 0, "this machine has no other address");
        foreach (var address in others)
        {
            using var client = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(address, site.Port, TestContext.Current.CancellationToken).AsTask());
        }
    }

    private static string Own(string text, ServedSite site) => text.Replace("PORT", $"{site.Port}", StringComparison.Ordinal);
}
