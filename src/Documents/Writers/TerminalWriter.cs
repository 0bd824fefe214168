using Explorer.Documents.Blocks;

namespace Explorer.Documents.Writers;

/// <summary>A document as plain text for a terminal: ordinary spaces and hyphens, so that it can be searched and cut.</summary>
/// <param name="output">Where to.</param>
/// <param name="width">Columns that sentences are wrapped at; null where they are not, as for a file or a pipe.</param>
/// <param name="unicode">Whether figures that are sketched may have block characters; else they are made of ASCII.</param>
/// <param name="columns">Columns that tables have to fit, as those of a terminal; null where they do not.</param>
public sealed class TerminalWriter(TextWriter output, int? width = null, bool unicode = true, int? columns = null)
{
    private Block? _previous;

    /// <summary>Writes the parts that are no detail, an empty line between tables, what is headed, and sentences said for different things. Figures are left out but for those that are sketched.</summary>
    public void Write(Document document)
    {
        foreach (var block in document.Blocks.Where(block => !block.IsDetail))
            Write(block);
    }

    private void Write(Block block)
    {
        if (block is (Drawing and not Figure { IsSketched: true }) or Table { IsData: true })
            return;
        if (_previous is { } previous && IsApart(previous, block))
            output.WriteLine();
        _previous = block;
        switch (block)
        {
            case Block.Section section:
                Sentences(section.Title);
                break;
            case Block.Heading heading:
                Sentences(heading.Title);
                break;
            case Block.Paragraph paragraph:
                Sentences(paragraph.Lead.Length > 0 ? $"{paragraph.Lead} {paragraph.Text}" : paragraph.Text);
                break;
            case Block.Points points:
                foreach (var item in points.Items)
                    Sentences(item);
                break;
            case Block.Code code:
                output.WriteLine(code.Text);
                break;
            case Figure figure:
                Sentences(Sketch.Title(figure));
                foreach (var line in Sketch.Write(figure, unicode, columns ?? width ?? Sketch.Widest))
                    output.WriteLine(PlainTextWriter.Plain(line));
                break;
            case Table table:
                Rows(table);
                if (table.Caption.Length > 0)
                    Sentences(table.Caption);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name);
        }
    }

    private static bool IsApart(Block previous, Block block) => block is Block.Section or Block.Heading
        || (previous is not (Block.Section or Block.Heading) && (previous is Table or Figure || block is Table or Figure || (previous as Block.Paragraph)?.Tone != (block as Block.Paragraph)?.Tone));

    private void Rows(Table table)
    {
        int[] shown = [.. Enumerable.Range(0, table.Columns.Count).Where(column => !table.Columns[column].IsDetail)];
        var words = table.HaveWords();
        var opening = table.Opening is { } some && some.Rows < table.Rows.Count ? some : (Rows: table.Rows.Count, Words: "");
        string[][] rows = [.. table.HasHeader ? [Array.ConvertAll(shown, column => PlainTextWriter.PlainLine(table.Columns[column].Title))] : Array.Empty<string[]>(), .. table.Rows.Take(opening.Rows).Select(row => Array.ConvertAll(shown, column => PlainTextWriter.PlainLine(row[column].Text)))];
        var fitted = new FittedRows(rows, Array.ConvertAll(shown, column => words[column]), columns);
        foreach (var line in rows.SelectMany(fitted.Lines))
            output.WriteLine(line);

        if (opening.Words.Length > 0)
            Sentences(opening.Words);
    }

    private void Sentences(string text)
    {
        foreach (var line in FittedRows.Wrap(PlainTextWriter.PlainLine(text), width))
            output.WriteLine(line);
    }
}
