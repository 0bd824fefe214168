using System.Text.Json;
using Explorer.Watch.Hosting;

namespace Explorer.Watch.Pages;

/// <summary>The HTML around a page's parts, and of each part.</summary>
internal static class PageShell
{
    private static readonly (string Path, string Title)[] Sites = [("/", "Experiments"), ("/studies", "Studies"), ("/zoo", "Zoo")];
    // Characters of a part that a page is opened with; a larger one follows, so that the page is there at once.
    private const int MostAtOnce = 200_000;
    private static readonly Lazy<string> Skeleton = new(() => SharedFiles.Own("watch.html"));

    private static Document Following { get; } = new("", [new Block.Paragraph("Loading the rest of the page.") { Tone = Tone.Note }]);

    /// <summary>The whole page.</summary>
    /// <param name="page">What it shows.</param>
    /// <param name="path">Its address's path.</param>
    /// <param name="codeVersion">Version of the program.</param>
    /// <param name="server">Names the server, whose revisions are another's no more.</param>
    /// <param name="seen">The revisions that it shows, as JSON.</param>
    /// <param name="nonce">By which its scripts are let run.</param>
    public static string Write(WatchedPage page, string path, string codeVersion, string server, string seen, string nonce)
    {
        var shown = page.Parts.Select(AtOnce).ToList();
        var parts = Markup.Join(shown.Select(part => Markup.Of($"<div data-part=\"{part.Part.Id}\" data-revision=\"{part.Part.Revision}\">{part.Inside}</div>")));
        return PageTemplate.Fill(Skeleton.Value, new Dictionary<string, Markup>(StringComparer.Ordinal)
        {
            ["kicker"] = Markup.Encode(page.Kind),
            ["title"] = Markup.Encode(page.Title),
            ["description"] = Markup.Encode(page.Description),
            ["sites"] = Markup.Join(Sites.Select(site => Markup.Of($"<a href=\"{site.Path}\"{new Markup(site.Path == path ? " aria-current=\"page\"" : "")}>{site.Title}</a>"))),
            ["parts"] = page.Choice is { } choice
                ? Markup.Of($"<form action=\"{choice.Path}\" id=\"choice\">{parts}<p class=\"choose\"><button>{choice.Button}</button></p></form>")
                : parts,
            ["codeVersion"] = Markup.Encode(codeVersion),
            ["version"] = PageTemplate.Version(codeVersion),
            ["nonce"] = Markup.Encode(nonce),
            ["css"] = Markup.Encode(SharedFiles.Address("page")),
            ["plotly"] = Markup.Encode(SharedFiles.Address("plotly")),
            ["figureScript"] = Markup.Encode(SharedFiles.Address("figures")),
            ["tableScript"] = Markup.Encode(SharedFiles.Address("tables")),
            ["script"] = Markup.Encode(SharedFiles.Address("watch")),
            ["figures"] = HtmlWriter.Figures(new Document("", [.. shown.SelectMany(part => part.Part.Document.Blocks)])),
            ["server"] = new Markup(JsonSerializer.Serialize(server)),
            ["seen"] = new Markup(seen),
            ["isWhole"] = new Markup(shown.TrueForAll(part => !ReferenceEquals(part.Part.Document, Following)) ? "true" : "false"),
        });
    }

    private static (PagePart Part, Markup Inside) AtOnce(PagePart part)
    {
        var inside = Inside(part);
        var following = part with { Revision = "", Document = Following };
        return inside.Text.Length <= MostAtOnce ? (part, inside) : (following, Inside(following));
    }

    /// <summary>The inside of a part. Its figures are drawn by the page's script.</summary>
    public static Markup Inside(PagePart part)
    {
        var contents = HtmlWriter.Contents(part.Document);
        return Markup.Join([contents.Text.Length > 0 ? Markup.Of($"<nav aria-label=\"Contents\">{contents}</nav>") : Markup.Empty, HtmlWriter.Write(part.Document, _ => "")]);
    }
}
