using System.Net;
using System.Net.Sockets;
using Explorer.SearchSpace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Explorer.Watch.Hosting;

/// <summary>Serves pages live to browsers on this machine, and to nobody else.</summary>
public sealed class WatchServer : IAsyncDisposable
{
    /// <summary>The port that is taken where none is asked for.</summary>
    public const int UsualPort = 6007;

    // How many after the usual one are tried where it is taken.
    private const int FurtherPorts = 20;
    private const int MostConnections = 200;
    private const int MostHeaderBytes = 16 << 10;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);
    private readonly WebApplication _application;

    private WatchServer(WebApplication application, int port) => (_application, Port) = (application, port);

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Where a browser finds it.</summary>
    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/"));

    /// <summary>Starts serving.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="codeVersion">Version of the program.</param>
    /// <param name="port">The port; 0 for any, null for the usual one or, where that is taken, the next free one.</param>
    /// <exception cref="InvalidInputException">The port cannot be had.</exception>
    public static async Task<WatchServer> StartAsync(IWatchedPages pages, string codeVersion, int? port)
    {
        for (var wanted = port ?? UsualPort; ; wanted++)
        {
            var application = Build(pages, codeVersion, wanted, out var bound);
            try
            {
                await application.StartAsync();
                return new WatchServer(application, bound());
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                await application.DisposeAsync();
                var isTaken = e is IOException { InnerException: AddressInUseException } or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };
                if (port is not null || !isTaken || wanted == UsualPort + FurtherPorts)
                    throw new InvalidInputException("--port", string.Create(CultureInfo.InvariantCulture, $"{wanted} {(isTaken ? "is taken by another program" : $"cannot be had ({e.Message})")}; name another, or 0 for any that is free"));
            }
        }
    }

    /// <summary>Ends it: open pages notice, and try to come back.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Goodbye);
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
    }

    // Nothing is taken from the environment or from files: not the addresses to listen on, nor any other setting.
    private static WebApplication Build(IWatchedPages pages, string codeVersion, int port, out Func<int> bound)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        ListenOptions? listening = null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(IPAddress.Loopback, port, options =>
            {
                options.Protocols = HttpProtocols.Http1;
                listening = options;
            });
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var application = builder.Build();
        int Port() => listening!.IPEndPoint!.Port;
        bound = Port;
        var guard = new RequestGuard(Port);
        var site = new WatchedSite(pages, codeVersion, application.Lifetime.ApplicationStopping);
        application.Use(guard.CheckAsync);
        application.Run(site.AnswerAsync);
        return application;
    }

    // Signals are the command line's.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
