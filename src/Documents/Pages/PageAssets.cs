using System.Reflection;

namespace Explorer.Documents.Pages;

/// <summary>The page's fixed parts, embedded in this assembly.</summary>
internal static class PageAssets
{
    // What a page may use: scripts of its own, and pictures that they draw.
    private const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    /// <summary>The skeleton of a page.</summary>
    public static string Skeleton => Page("document.html");

    /// <summary>The style sheet of a page.</summary>
    public static string Css => $"{Palette.Css}\n{Read("document.css")}\n@page {{ margin: 14mm; }}\n@media print {{\n{Read("print.css")}}}";

    /// <summary>One embedded file.</summary>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly holds no {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Page(string body) =>
        Read("page.html").Replace("[policy]", Policy, StringComparison.Ordinal).Replace("[body]", Read(body), StringComparison.Ordinal);
}
