using System.Net.Sockets;
using Explorer.Execution.Channels;
using Explorer.Execution.Channels.Wire;

namespace Explorer.Execution.Tests;

/// <summary>Who is let in to a coordinator, and who is not.</summary>
public sealed class ChannelTests : IDisposable
{
    private readonly Cluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Serve_WrongTokenOrCertificateOrPlainText_Refused()
    {
        await using var workforce = await _cluster.StartAsync();
        var address = CoordinatorAddress.Read(_cluster.Folder)!;
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CoordinatorAddress.PathIn(_cluster.Folder)));

        Assert.Equal("wrong token", await TalkAsync(address with { Token = new string('0', 64) }));
        Assert.Equal("wrong token", await TalkAsync(address with { Token = "" }));
        Assert.Contains("SSL", await TalkAsync(address with { Certificate = new string('0', 64) }), StringComparison.Ordinal);

        using var plain = new TcpClient();
        await plain.ConnectAsync("127.0.0.1", address.Port, TestContext.Current.CancellationToken);
        var stream = plain.GetStream();
        await stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        var answer = new byte[64];
        var read = await stream.ReadAsync(answer, TestContext.Current.CancellationToken);

        // Nothing, or TLS's own alert: no frame of HTTP.
        Assert.True(read == 0 || answer[0] == 21, $"{read} bytes, the first {answer[0]}");
        Assert.DoesNotContain(_cluster.Said, line => line.Contains("is here", StringComparison.Ordinal));
    }

    private static async Task<string> TalkAsync(CoordinatorAddress address)
    {
        var outbound = System.Threading.Channels.Channel.CreateUnbounded<FromAgent>();
        outbound.Writer.TryWrite(new FromAgent { Hello = new Hello { Agent = "intruder", Code = "c", Slots = 1 } });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await ChannelClient.TalkAsync(address, "127.0.0.1", outbound.Reader, _ => Assert.Fail("it was let in"), patience.Token);
    }
}
