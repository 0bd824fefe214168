using Explorer.Documents.Blocks;

namespace Explorer.Documents.Writers;

/// <summary>A document as plain text for a terminal: ordinary spaces and hyphens, so that it can be searched and cut.</summary>
/// <param name="output">Where to.</param>
/// <param name="width">Columns that sentences are wrapped at; null where they are not, as for a file or a pipe.</param>
/// <param name="unicode">Whether figures that are sketched may have block characters; else they are made of ASCII.</param>
public sealed class TerminalWriter(TextWriter output, int? width = null, bool unicode = true)
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
                foreach (var line in Sketch.Write(figure, unicode))
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
        string[][] rows = [.. table.HasHeader ? [Array.ConvertAll(shown, column => PlainTextWriter.Plain(table.Columns[column].Title))] : Array.Empty<string[]>(), .. table.Rows.Take(opening.Rows).Select(row => Array.ConvertAll(shown, column => PlainTextWriter.Plain(row[column].Text)))];
        int[] widths = [.. shown.Select((_, place) => rows.Select(row => row[place].Length).DefaultIfEmpty().Max())];
        foreach (var row in rows)
        {
            var cells = row.Select((cell, place) => words[shown[place]] ? cell.PadRight(widths[place]) : cell.PadLeft(widths[place]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }

        if (opening.Words.Length > 0)
            Sentences(opening.Words);
    }

    private void Sentences(string text)
    {
        var line = new StringBuilder();
        foreach (var word in PlainTextWriter.Plain(text).Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(line);
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        output.WriteLine(line);
    }
}
