using System.Security.Cryptography;

namespace Explorer.Watch.Hosting;

/// <summary>
/// What a request must be before anything looks at it: to this machine by its own name, which a name that an attacker lets point here is not (DNS
/// rebinding); not from another site's page; and to read. Every answer says what a page may load and from where.
/// </summary>
/// <param name="port">The port that is listened on.</param>
internal sealed class RequestGuard(Func<int> port)
{
    /// <summary>Where the answer's nonce is found, for the page's scripts.</summary>
    public static readonly object Nonce = new();

    /// <summary>Answers what is refused, and hands on the rest.</summary>
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[Nonce] = nonce;
        Protect(context.Response.Headers, nonce);
        return Refusal(context.Request) is var (status, words) ? Plain(context, status, words) : next(context);
    }

    /// <summary>A short answer in words.</summary>
    public static Task Plain(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(words + "\n");
    }

    private (int Status, string Words)? Refusal(HttpRequest request)
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port()}/");
        if (!IsOwn(request.Host.Value))
            return (StatusCodes.Status421MisdirectedRequest, $"This page answers to this machine's own names only; open {own}");
        if (request.Headers.Origin is [var origin, ..] && !(origin?.StartsWith("http://", StringComparison.Ordinal) == true && IsOwn(origin["http://".Length..])))
            return (StatusCodes.Status403Forbidden, "Requests from other sites are refused.");
        if (request.Headers["Sec-Fetch-Site"] is [var site, ..] && site is not ("same-origin" or "none"))
            return (StatusCodes.Status403Forbidden, $"Requests from other sites are refused; to open the page, type {own}");
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return null;
        request.HttpContext.Response.Headers.Allow = "GET, HEAD";
        return (StatusCodes.Status405MethodNotAllowed, "This page can only be read: GET or HEAD.");
    }

    private bool IsOwn(string? host) => ((string[])["127.0.0.1", "localhost", "[::1]"]).Any(name => string.Equals(host, string.Create(CultureInfo.InvariantCulture, $"{name}:{port()}"), StringComparison.OrdinalIgnoreCase));

    // Styles may be inline, as figures are laid out by them; scripts are this site's files alone.
    private static void Protect(IHeaderDictionary headers, string nonce)
    {
        headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
