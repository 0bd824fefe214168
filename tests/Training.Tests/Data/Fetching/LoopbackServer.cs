using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Explorer.Training.Tests.Data.Fetching;

/// <summary>A real HTTP server on this machine whose answer to each path the test writes.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, Action<HttpListenerContext>> _answers = new(StringComparer.Ordinal);

    public LoopbackServer()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = AnswerAsync();
    }

    public Uri Address { get; }

    /// <summary>Paths asked for, with the first byte of the range where one was given.</summary>
    public ConcurrentQueue<(string Path, long? From)> Requests { get; } = [];

    public Uri On(string path, Action<HttpListenerContext> answer)
    {
        _answers[path] = answer;
        return new Uri(Address, path);
    }

    /// <summary>Serves bytes, from the asked byte on where a range is asked for.</summary>
    public Uri Serve(string path, byte[] bytes) => On(path, context => Send(context, bytes, From(context), bytes.Length));

    public static long? From(HttpListenerContext context) =>
        context.Request.Headers["Range"] is { } range ? long.Parse(range["bytes=".Length..^1]) : null;

    /// <summary>Sends bytes up to an end; where that is not all, the connection breaks there.</summary>
    public static void Send(HttpListenerContext context, byte[] bytes, long? from, int end)
    {
        var start = (int)(from ?? 0);
        var response = context.Response;
        if (from is not null)
        {
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {start}-{bytes.Length - 1}/{bytes.Length}";
        }

        response.ContentLength64 = bytes.Length - start;
        response.OutputStream.Write(bytes.AsSpan(start, end - start));
        response.OutputStream.Flush();
        if (end == bytes.Length)
        {
            response.Close();
        }
        else
        {
            // The listener sends what it holds before it breaks the connection only if it is given the time.
            Thread.Sleep(100);
            response.Abort();
        }
    }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var path = context.Request.Url!.AbsolutePath.TrimStart('/');
            Requests.Enqueue((path, From(context)));
            if (_answers.TryGetValue(path, out var answer))
            {
                answer(context);
            }
            else
            {
                context.Response.StatusCode = 404;
                context.Response.Close();
            }
        }
    }
}
