using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Explorer.Execution.Channels.Wire;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Explorer.Execution.Channels;

/// <summary>Lets agents in that know the token, over TLS alone, and passes on what they say.</summary>
internal sealed class ChannelServer : IAsyncDisposable
{
    private const int LargestMessage = 64 << 20;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);
    private readonly WebApplication _application;

    private ChannelServer(WebApplication application, int port) => (_application, Port) = (application, port);

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Starts serving.</summary>
    /// <param name="address">Where to listen.</param>
    /// <param name="port">The port; 0 for any.</param>
    /// <param name="certificate">The certificate, with its key.</param>
    /// <param name="token">What agents show.</param>
    /// <param name="heard">Told of every message, and with null of a stream's end; in order for each stream.</param>
    /// <exception cref="InvalidInputException">The port cannot be had.</exception>
    public static async Task<ChannelServer> StartAsync(IPAddress address, int port, X509Certificate2 certificate, string token, Action<AgentLink, FromAgent?> heard)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        ListenOptions? listening = null;
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(address, port, options =>
            {
                options.Protocols = HttpProtocols.Http2;
                options.UseHttps(certificate);
                listening = options;
            });
        });
        builder.Services.AddRouting();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = LargestMessage);
        builder.Services.AddSingleton(new Service(token, heard));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var application = builder.Build();
        application.MapGrpcService<Service>();
        try
        {
            await application.StartAsync();
            return new ChannelServer(application, listening!.IPEndPoint!.Port);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await application.DisposeAsync();
            throw new InvalidInputException("--listen", string.Create(CultureInfo.InvariantCulture, $"{address}:{port} cannot be had ({e.Message}); name another, or leave the port out for any that is free"));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Goodbye);
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
    }

    // Ctrl-C is the run's.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Service(string token, Action<AgentLink, FromAgent?> heard) : AgentChannel.AgentChannelBase
    {
        private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

        public override async Task Serve(IAsyncStreamReader<FromAgent> requestStream, IServerStreamWriter<ToAgent> responseStream, ServerCallContext context)
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.RequestHeaders.GetValue(ChannelClient.TokenHeader) ?? ""), _token))
                throw new RpcException(new Status(StatusCode.Unauthenticated, "wrong token"));

            using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
            var link = new AgentLink(ended.Cancel);
            var reading = ReadAsync();
            try
            {
                await foreach (var message in link.Outbound.ReadAllAsync(ended.Token))
                    await responseStream.WriteAsync(message, ended.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException or RpcException)
            {
                // The agent is gone.
            }

            await ended.CancelAsync();
            await reading;

            async Task ReadAsync()
            {
                try
                {
                    while (await requestStream.MoveNext(ended.Token))
                        heard(link, requestStream.Current);
                }
                catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException or RpcException)
                {
                    // As the end.
                }

                heard(link, null);
                link.Close();
            }
        }
    }
}
