using Explorer.Documents.Writers;

namespace Explorer.Documents.Pages;

/// <summary>A document as one HTML page that needs no other file, with the numbers of its figures and the figures themselves beside it.</summary>
public static class DocumentPage
{
    /// <summary>Writes page, CSV files and figures, over older ones.</summary>
    /// <param name="document">The document; what comes before its first section stands in the page's head.</param>
    /// <param name="frame">What is told beside it.</param>
    /// <param name="page">The page's file name.</param>
    /// <param name="directory">Folder to write to; made where it is missing.</param>
    /// <param name="text">File name of the same as Markdown; null for none.</param>
    /// <param name="pictures">How the figures are written; null for SVG and PNG at their usual width.</param>
    /// <returns>The paths written, the page first.</returns>
    /// <exception cref="SearchSpace.InvalidInputException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(Document document, PageFrame frame, string page, string directory, string? text = null, PictureSettings? pictures = null)
    {
        List<(string File, string Text)> files = [.. text is null ? [] : ((string, string)[])[(text, MarkdownWriter.Write(document))], .. CsvWriter.Write(document)];
        var figures = document.Blocks.OfType<Drawing>().ToList();
        var (formats, width) = pictures ?? new PictureSettings();
        var ending = Array.Find([FigureFormats.Svg, FigureFormats.Pdf, FigureFormats.Png], format => formats.HasFlag(format)).ToString().ToLowerInvariant();
        var beside = files.Select(file => file.File).Concat(figures.Select(figure => $"{FigureFiles.Folder}/{figure.Key}.{ending}"));
        var written = PageFiles.Write(directory, [(page, Html(document, frame, [.. beside])), .. files]);
        return [.. written, .. PageFiles.Guarded(directory, () => FigureFiles.Write(Path.Combine(directory, FigureFiles.Folder), figures, formats, width))];
    }

    /// <summary>The page.</summary>
    /// <param name="document">The document.</param>
    /// <param name="frame">What is told beside it.</param>
    /// <param name="files">Files beside the page that it names.</param>
    public static string Html(Document document, PageFrame frame, IReadOnlyList<string> files)
    {
        var head = document.Blocks.TakeWhile(block => block is not Block.Section).ToList();
        return PageTemplate.Fill(PageAssets.Skeleton, new Dictionary<string, Markup>(StringComparer.Ordinal)
        {
            ["kicker"] = Markup.Encode(frame.Kind),
            ["title"] = Markup.Encode(document.Title),
            ["description"] = Markup.Encode(frame.Description),
            ["lead"] = HtmlWriter.Write(document with { Blocks = head }, Still),
            ["contents"] = HtmlWriter.Contents(document),
            ["body"] = HtmlWriter.Write(document with { Blocks = [.. document.Blocks.Skip(head.Count)] }, Still),
            ["codeVersion"] = Markup.Encode(frame.CodeVersion),
            ["version"] = PageTemplate.Version(frame.CodeVersion),
            ["generatedAt"] = Markup.Encode(frame.GeneratedAt.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            ["files"] = Markup.Join(files.Select(file => Markup.Of($"<a href=\"{file}\">{file}</a>")), ", "),
            ["css"] = new Markup(PageAssets.Css),
            ["figures"] = HtmlWriter.Figures(document),
            ["plotly"] = HtmlWriter.Plotly,
            ["script"] = HtmlWriter.FigureScript,
            ["search"] = document.Blocks.Any(block => block is Table { Trials: not null } or Table { IsSearchable: true }) ? HtmlWriter.TableScript : Markup.Empty,
        });
    }

    private static string Still(Drawing drawing) => FigureImage.SvgInPage(drawing, FigureImage.TwoColumns);
}

/// <summary>What a page tells beside its document.</summary>
/// <param name="Kind">What it is a page of, such as <c>Comparison of design spaces</c>.</param>
/// <param name="CodeVersion">Version of the program that makes it.</param>
/// <param name="GeneratedAt">When it is made.</param>
public sealed record PageFrame(string Kind, string CodeVersion, DateTimeOffset GeneratedAt)
{
    /// <summary>Below the title; empty for none.</summary>
    public string Description { get; init; } = "";
}
