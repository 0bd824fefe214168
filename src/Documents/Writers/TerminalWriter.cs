using Explorer.Documents.Blocks;

namespace Explorer.Documents.Writers;

/// <summary>A document as plain text for a terminal: ordinary spaces and hyphens, so that it can be searched and cut.</summary>
/// <param name="output">Where to.</param>
/// <param name="width">Columns that sentences are wrapped at; null where they are not, as for a file or a pipe.</param>
public sealed class TerminalWriter(TextWriter output, int? width = null)
{
    private Block? _previous;

    /// <summary>Writes the parts that are no detail, an empty line between tables, what is headed, and sentences said for different things. Figures are left out.</summary>
    public void Write(Document document)
    {
        foreach (var block in document.Blocks.Where(block => !block.IsDetail))
            Write(block);
    }

    private void Write(Block block)
    {
        if (block is Drawing or Table { IsData: true })
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
        || (previous is not (Block.Section or Block.Heading) && (previous is Table || block is Table || (previous as Block.Paragraph)?.Tone != (block as Block.Paragraph)?.Tone));

    private void Rows(Table table)
    {
        int[] shown = [.. Enumerable.Range(0, table.Columns.Count).Where(column => !table.Columns[column].IsDetail)];
        string[][] rows = [[.. shown.Select(column => PlainTextWriter.Plain(table.Columns[column].Title))], .. table.Rows.Select(row => Array.ConvertAll(shown, column => PlainTextWriter.Plain(row[column].Text)))];
        int[] widths = [.. shown.Select((_, place) => rows.Max(row => row[place].Length))];
        foreach (var row in rows)
        {
            var cells = row.Select((cell, place) => table.HasWords(shown[place]) ? cell.PadRight(widths[place]) : cell.PadLeft(widths[place]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
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
