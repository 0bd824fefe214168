using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Explorer.Watch.Hosting;

/// <summary>The scripts and the style sheet of all pages. Their addresses have a hash of what they hold, so that a browser keeps them.</summary>
internal static class SharedFiles
{
    /// <summary>What their addresses begin with.</summary>
    public const string Path = "/files/";

    private static readonly Lazy<IReadOnlyDictionary<string, SharedFile>> All = new(() => new[]
    {
        new SharedFile("page", ".css", "text/css", PageAssets.Css + Own("watch.css")),
        new SharedFile("plotly", ".js", "text/javascript", HtmlWriter.Plotly.Text),
        new SharedFile("figures", ".js", "text/javascript", HtmlWriter.FigureScript.Text),
        new SharedFile("tables", ".js", "text/javascript", HtmlWriter.TableScript.Text),
        new SharedFile("watch", ".js", "text/javascript", $"(() => {{\n'use strict';\n{Own("morph.js")}{Own("watch.js")}}})();"),
    }.ToDictionary(file => file.Name, StringComparer.Ordinal));

    /// <summary>The file at an address below <see cref="Path"/>; null for none.</summary>
    public static SharedFile? Find(string name) => All.Value.GetValueOrDefault(name);

    /// <summary>The address of a file.</summary>
    public static string Address(string stem) => Path + All.Value.Values.First(file => file.Stem == stem).Name;

    /// <summary>An embedded file of this assembly.</summary>
    public static string Own(string name)
    {
        using var reader = new StreamReader(typeof(SharedFiles).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>One of them, compressed as every browser takes it.</summary>
internal sealed class SharedFile
{
    private readonly byte[] _compressed;
    private readonly string _type;

    /// <summary>The file of that content.</summary>
    public SharedFile(string stem, string ending, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        (Stem, Name, _type) = (stem, $"{stem}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}{ending}", type + "; charset=utf-8");
        using var compressed = new MemoryStream();
        using (var zip = new GZipStream(compressed, CompressionLevel.Fastest))
            zip.Write(bytes);
        _compressed = compressed.ToArray();
    }

    /// <summary>What it is called.</summary>
    public string Stem { get; }

    /// <summary>Its name in addresses.</summary>
    public string Name { get; }

    /// <summary>Sends it.</summary>
    public Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = _type;
        context.Response.ContentLength = _compressed.Length;
        context.Response.Headers.ContentEncoding = "gzip";
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(_compressed, context.RequestAborted).AsTask();
    }
}
