using System.Reflection;

namespace Explorer.Documents.Pages;

/// <summary>The page's fixed parts, embedded in this assembly.</summary>
internal static class PageAssets
{
    // What a page may use: scripts of its own, and pictures that they draw.
    private const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    /// <summary>The script's parts, in the order in which they need one another.</summary>
    private static readonly string[] Scripts = ["theme.js", "charts.js", "figures.js", "filter.js", "table.js", "page.js"];

    /// <summary>The skeleton of an experiment's report.</summary>
    public static string Skeleton => Page("report.html");

    /// <summary>The style sheet; the rules for paper also apply below the class by which the script prepares printing.</summary>
    public static string Css => $"{Palette.Css}\n{Read("report.css")}\n@page {{ margin: 14mm; }}\n@media print {{\n{Read("print.css")}}}\nhtml.paper {{\n{Read("print.css")}}}";

    /// <summary>The skeleton of a document's page.</summary>
    public static string DocumentSkeleton => Page("document.html");

    /// <summary>The style sheet of a document's page.</summary>
    public static string DocumentCss => $"{Palette.Css}\n{Read("report.css")}\n{Read("document.css")}\n@page {{ margin: 14mm; }}\n@media print {{\n{Read("print.css")}}}\nhtml.paper {{\n{Read("print.css")}}}";

    /// <summary>The page's own script, in one strict scope.</summary>
    public static string Script => Join(Scripts);

    /// <summary>Some scripts in one strict scope.</summary>
    public static string Join(params IEnumerable<string> names) => $"(() => {{\n'use strict';\n{string.Join('\n', names.Select(Read))}\n}})();";

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
