namespace Explorer.Reporting.Studies.Document;

/// <summary>A report's parts as HTML: the inside of the page's main element.</summary>
internal static class HtmlDocument
{
    public static Markup Write(IReadOnlyList<Block> blocks) => Markup.Join(Parts(blocks), "\n");

    /// <summary>Links to the sections.</summary>
    public static Markup Contents(IReadOnlyList<Block> blocks) =>
        Markup.Join(blocks.OfType<Block.Section>().Select(section => Markup.Of($"<a href=\"#{section.Id}\">{section.Title}</a>")), "\n");

    private static IEnumerable<Markup> Parts(IReadOnlyList<Block> blocks)
    {
        var open = false;
        foreach (var block in blocks)
        {
            if (block is Block.Section && open)
            {
                yield return Markup.Of($"</section>");
            }

            open |= block is Block.Section;
            yield return Part(block);
        }

        if (open)
        {
            yield return Markup.Of($"</section>");
        }
    }

    private static Markup Part(Block block) => block switch
    {
        Block.Section section => Markup.Of($"<section id=\"{section.Id}\"><h2>{section.Title}</h2>"),
        Block.Heading heading => Markup.Of($"<h3>{heading.Title}</h3>"),
        Block.Paragraph { Lead.Length: > 0 } paragraph => Markup.Of($"<p><b>{paragraph.Lead}</b> {paragraph.Text}</p>"),
        Block.Paragraph paragraph => Markup.Of($"<p>{paragraph.Text}</p>"),
        Block.Points points => Markup.Of($"<ul>{Markup.Join(points.Items.Select(item => Markup.Of($"<li>{item}</li>")), "")}</ul>"),
        Block.Figure figure => Markup.Of($"<figure class=\"drawn\">{new Markup(figure.Picture.Inline)}<figcaption>{figure.Caption}</figcaption></figure>"),
        Block.Table table => Table(table),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static Markup Table(Block.Table table)
    {
        var header = Markup.Join(table.Header.Select((text, column) => Cell("th", text, table.Words.Contains(column))), "");
        var rows = Markup.Join(table.Rows.Select(row => Markup.Of($"<tr>{Markup.Join(row.Select((text, column) => Cell("td", text, table.Words.Contains(column))), "")}</tr>")), "\n");
        var caption = table.Caption.Length > 0 ? Markup.Of($"<p class=\"caption\">{table.Caption}</p>") : Markup.Empty;
        return Markup.Of($"<div class=\"wide\"><table class=\"plain study\"><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table></div>{caption}");
    }

    private static Markup Cell(string element, string text, bool words) =>
        Markup.Of($"<{new Markup(element)}{new Markup(words ? " class=\"words\"" : "")}>{text}</{new Markup(element)}>");
}
