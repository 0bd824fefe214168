using System.Net.Security;
using System.Threading.Channels;
using Explorer.Execution.Channels.Wire;
using Grpc.Core;
using Grpc.Net.Client;

namespace Explorer.Execution.Channels;

/// <summary>An agent's way to its coordinator: one stream after the other, each to the address that the run's folder names then.</summary>
internal static class ChannelClient
{
    /// <summary>Where the token stands in a request's metadata.</summary>
    public const string TokenHeader = "explorer-token";

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    /// <summary>Talks over one stream until it ends.</summary>
    /// <param name="address">The coordinator.</param>
    /// <param name="host">Which of its hosts.</param>
    /// <param name="outbound">What is to be sent; its end ends the stream.</param>
    /// <param name="heard">Told of every message.</param>
    /// <param name="cancellation">Ends it at once.</param>
    /// <returns>Why it ended, in words.</returns>
    public static async Task<string> TalkAsync(CoordinatorAddress address, string host, ChannelReader<FromAgent> outbound, Action<ToAgent> heard, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectPatience,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                // The hash says more than names and dates could.
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null && ChannelCertificate.HashOf(certificate) == address.Certificate,
            },
        };
        using var channel = GrpcChannel.ForAddress(
            new UriBuilder(Uri.UriSchemeHttps, host, address.Port).Uri,
            new GrpcChannelOptions { HttpHandler = handler, MaxReceiveMessageSize = null });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var call = new AgentChannel.AgentChannelClient(channel).Serve(new Metadata { { TokenHeader, address.Token } }, cancellationToken: ended.Token);
        var writing = WriteAsync();
        try
        {
            while (await call.ResponseStream.MoveNext(ended.Token))
                heard(call.ResponseStream.Current);
            return "the coordinator ended it";
        }
        catch (RpcException e)
        {
            return e.Status.Detail;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return e.Message;
        }
        finally
        {
            await ended.CancelAsync();
            await writing;
        }

        async Task WriteAsync()
        {
            try
            {
                await foreach (var message in outbound.ReadAllAsync(ended.Token))
                    await call.RequestStream.WriteAsync(message, ended.Token);
                await call.RequestStream.CompleteAsync();
            }
            catch (Exception e) when (e is RpcException or OperationCanceledException or IOException or InvalidOperationException)
            {
                // The stream is cut; the reading side says why.
            }
        }
    }
}
