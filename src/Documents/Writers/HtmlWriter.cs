namespace Explorer.Documents.Writers;

/// <summary>A document as HTML: the inside of a page's main element, and the data of its figures, which the page's script draws.</summary>
public static class HtmlWriter
{
    // Characters of a cell; the lines of longer ones are broken.
    private const int MostInALine = 60;

    /// <summary>The document's parts. A figure is an empty frame, and beside it what is drawn for readers without scripts and for print.</summary>
    /// <param name="document">The document.</param>
    /// <param name="still">A figure as SVG.</param>
    public static Markup Write(Document document, Func<Drawing, string> still) => Markup.Join(Parts(document.Blocks, still));

    /// <summary>Links to the sections.</summary>
    public static Markup Contents(Document document) =>
        Markup.Join(document.Blocks.OfType<Block.Section>().Select(section => Markup.Of($"<a href=\"#{section.Id}\">{section.Title}</a>")));

    /// <summary>The figures by their keys, as JSON: the inside of the script element <c>figure-data</c>, which <see cref="FigureScript"/> draws.</summary>
    public static Markup Figures(Document document) =>
        new(FigureData.Json(document.Blocks.OfType<Drawing>()));

    /// <summary>The script that draws the figures by plotly.js.</summary>
    public static Markup FigureScript => Asset("figure.js");

    /// <summary>The script that sorts and filters tables and marks the trial that is picked.</summary>
    public static Markup TableScript => Asset("search.js");

    /// <summary>plotly.js.</summary>
    public static Markup Plotly => Asset("plotly-basic.min.js");

    private static IEnumerable<Markup> Parts(IReadOnlyList<Block> blocks, Func<Drawing, string> still)
    {
        var open = false;
        foreach (var block in blocks.Where(block => block is not Table { IsData: true }))
        {
            if (block is Block.Section && open)
                yield return Markup.Of($"</section>");
            open |= block is Block.Section;
            yield return Part(block, still);
        }

        if (open)
            yield return Markup.Of($"</section>");
    }

    private static Markup Part(Block block, Func<Drawing, string> still) => block switch
    {
        Block.Section section => Markup.Of($"<section id=\"{section.Id}\"><h2>{section.Title}</h2>"),
        Block.Heading heading => Markup.Of($"<h3>{heading.Title}</h3>"),
        Block.Paragraph paragraph => Markup.Of($"<p{Class(paragraph.Tone)}>{(paragraph.Lead.Length > 0 ? Markup.Of($"<b>{paragraph.Lead}</b> ") : Markup.Empty)}{Text(paragraph.Text)}</p>"),
        Block.Points points => Markup.Of($"<ul>{Markup.Join(points.Items.Select(item => Markup.Of($"<li>{Text(item)}</li>")), "")}</ul>"),
        Block.Code code => Markup.Of($"<pre>{code.Text}</pre>"),
        Figure figure => Drawn(figure, Frame(figure), still),
        Panels panels => Drawn(panels, Markup.Of($"<div class=\"panels\">{Markup.Join(panels.Figures.Select(Frame))}</div>"), still),
        Matrix matrix => Cells(matrix),
        Table table => Rows(table),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name),
    };

    private static Markup Text(string text) => Markup.Join(CodeSpan.Parts(text).Select(part => part.IsCode ? Markup.Of($"<code>{part.Text}</code>") : Markup.Encode(part.Text)), "");

    private static Markup Asset(string name)
    {
        using var reader = new StreamReader(typeof(HtmlWriter).Assembly.GetManifestResourceStream(name)!);
        return new Markup(reader.ReadToEnd());
    }

    // What the script draws is seen where it runs, the still picture elsewhere and in print.
    private static Markup Drawn(Drawing drawing, Markup frames, Func<Drawing, string> still) =>
        Markup.Of($"<figure>{frames}<div class=\"still\">{new Markup(still(drawing))}</div><figcaption>{Text(drawing.Caption)}</figcaption></figure>");

    private static Markup Frame(Figure figure) => Markup.Of($"<div class=\"plot\" data-figure=\"{figure.Key}\" role=\"img\" aria-label=\"{figure.Y.Title}; {figure.X.Title}\"></div>");

    // A table whose cells the style sheet colours by their depth.
    private static Markup Cells(Matrix matrix)
    {
        var header = Markup.Join(matrix.Columns.Names.Select(name => Markup.Of($"<th scope=\"col\">{name}</th>")), "");
        var rows = Markup.Join(matrix.Rows.Names.Select((name, row) => Markup.Of($"<tr><th scope=\"row\">{name}</th>{Markup.Join(matrix.Columns.Names.Select((_, column) => Cell(matrix, row, column)), "")}</tr>")));
        return Markup.Of($"<figure><div class=\"sideways\"><table class=\"agreement\"><thead><tr><th>{matrix.Rows.Title}{(matrix.Columns.Title.Length > 0 ? " \\ " + matrix.Columns.Title : "")}</th>{header}</tr></thead><tbody>{rows}</tbody></table></div><figcaption>{Text(matrix.Caption)}</figcaption></figure>");
    }

    private static Markup Cell(Matrix matrix, int row, int column)
    {
        var (depth, lines) = (matrix.Depth(row, column), (matrix.Words?[row][column] ?? "").Split('\n'));
        var small = Markup.Join(lines.Skip(1).Select(line => Markup.Of($"<small>{line}</small>")), "");
        return Markup.Of($"<td{new Markup(depth < 0 ? " class=\"other\"" : "")} style=\"--t: {Math.Abs(depth):0.###}\">{lines[0]}{small}</td>");
    }

    private static Markup Class(Tone tone) => tone == Tone.Plain ? Markup.Empty : new($" class=\"{tone.ToString().ToLowerInvariant()}\"");

    private static Markup Rows(Table table)
    {
        var words = table.HaveWords();
        var kinds = words.Select((isWords, place) => Kind(isWords, isWords && !table.IsSearchable && table.Rows.Any(row => row[place].Text.Length > MostInALine))).ToList();
        var header = Markup.Join(table.Columns.Select((column, place) => Markup.Of($"<th scope=\"col\"{Key(table, column)}{Kind(words[place], false)}>{Title(column)}</th>")), "");
        var head = table.HasHeader ? Markup.Of($"<thead><tr>{header}</tr></thead>") : Markup.Empty;
        var rows = Markup.Join(table.Rows.Select((row, i) => Markup.Of($"<tr{Trial(table, i)}{Choice(row)}>{Markup.Join(row.Select((cell, place) => Markup.Of($"<td{kinds[place]}{Value(table, cell)}{Label(table, place, cell)}>{Inside(cell)}</td>")), "")}</tr>")));
        var caption = table.Caption.Length > 0 ? Markup.Of($"<p class=\"caption\">{Text(table.Caption)}</p>") : Markup.Empty;
        return Markup.Of($"<div class=\"sideways\"><table class=\"plain{new Markup(table.IsSearchable ? " search" : "")}{new Markup(table.IsFoldable ? " folds" : "")}\">{head}<tbody>{rows}</tbody></table></div>{caption}");
    }

    // A coverage is not torn at the end of a line.
    private static string Title(Column column) => column.Title.Replace(" %", NumberText.Space + "%", StringComparison.Ordinal);

    private static Markup Kind(bool isWords, bool isLong) => new(isLong ? " class=\"words long\"" : isWords ? " class=\"words\"" : "");

    private static Markup Key(Table table, Column column) => table.IsSearchable && column.Key is { } key ? Markup.Of($" data-key=\"{key}\"") : Markup.Empty;

    private static Markup Trial(Table table, int row) => table.Trials is { } trials ? Markup.Of($" data-trial=\"{trials[row]}\" tabindex=\"0\"") : Markup.Empty;

    // By which a page that is renewed knows a row again.
    private static Markup Choice(IReadOnlyList<Cell> row) => row.FirstOrDefault(cell => cell.Choice is not null) is { } chosen ? Markup.Of($" data-row=\"{chosen.Choice}\"") : Markup.Empty;

    private static Markup Inside(Cell cell) => cell switch
    {
        { Choice: { } choice } => Markup.Of($"<input type=\"checkbox\" name=\"with\" value=\"{choice}\" aria-label=\"{choice}\">"),
        { Moment: { } moment } => Markup.Of($"<time datetime=\"{moment.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}\" title=\"{NumberText.Moment(moment)}\">{cell.Text}</time>"),
        { Link: { } link } => Markup.Of($"<a href=\"{link}\">{cell.Text}</a>"),
        _ => Text(cell.Text),
    };

    // What a folded row says before a cell; a link's words and a box say themselves what they are.
    private static Markup Label(Table table, int place, Cell cell) => table.IsFoldable && cell is { Link: null, Choice: null } ? Markup.Of($" data-label=\"{Title(table.Columns[place])}\"") : Markup.Empty;

    private static Markup Value(Table table, Cell cell) => table.IsSearchable && cell.Value is { } value ? Markup.Of($" data-v=\"{NumberText.Exact(value)}\"") : Markup.Empty;
}
