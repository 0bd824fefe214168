namespace Explorer.Documents.Writers;

/// <summary>A document as Markdown; figures are files beside it.</summary>
public static class MarkdownWriter
{
    private static readonly char[] Special = ['\\', '`', '*', '_', '[', ']', '<', '>', '|'];

    /// <summary>The text.</summary>
    /// <param name="document">The document.</param>
    /// <param name="figures">The figures' folder, as the text names it.</param>
    public static string Write(Document document, string figures = FigureFiles.Folder)
    {
        var text = new StringBuilder().Append("# ").Append(Escape(document.Title)).Append('\n');
        foreach (var block in document.Blocks.Where(block => block is not Table { IsData: true }))
        {
            text.Append('\n');
            Add(text, block, figures);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, Block block, string figures)
    {
        switch (block)
        {
            case Block.Section section:
                text.Append("## ").Append(Escape(section.Title)).Append('\n');
                break;
            case Block.Heading heading:
                text.Append("### ").Append(Escape(heading.Title)).Append('\n');
                break;
            case Block.Paragraph paragraph:
                text.Append(paragraph.Lead.Length > 0 ? $"**{Escape(paragraph.Lead)}** " : "").Append(Escape(paragraph.Text)).Append('\n');
                break;
            case Block.Points points:
                foreach (var item in points.Items)
                    text.Append("- ").Append(Escape(item)).Append('\n');
                break;
            case Block.Code code:
                text.Append("```\n").Append(code.Text).Append("\n```\n");
                break;
            case Drawing drawing:
                text.Append(CultureInfo.InvariantCulture, $"![{Escape(drawing.Caption)}]({figures}/{drawing.Key}.svg)\n\n{Escape(drawing.Caption)}\n");
                break;
            case Table table:
                Row(text, table.Columns.Select(column => column.Title));
                text.Append("| ").AppendJoin(" | ", table.HaveWords().Select(words => words ? "---" : "---:")).Append(" |\n");
                foreach (var row in table.Rows)
                    Row(text, row.Select(cell => cell.Text));
                text.Append(table.Caption.Length > 0 ? $"\n{Escape(table.Caption)}\n" : "");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name);
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(cell => Escape(ControlCharacters.EscapeLine(cell)))).Append(" |\n");

    private static string Escape(string text) => string.Concat(CodeSpan.Parts(text).Select(part => part.IsCode ? Code(part.Text) : Words(part.Text)));

    // Within backticks nothing is escaped, but for what ends a cell of a table; backticks of its own need two around them.
    private static string Code(string text)
    {
        var (plain, fence) = (ControlCharacters.Escape(text).Replace('\n', ' ').Replace("|", "\\|", StringComparison.Ordinal), text.Contains('`', StringComparison.Ordinal) ? "`` " : "`");
        return fence + plain + new string([.. fence.Reverse()]);
    }

    private static string Words(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in ControlCharacters.Escape(text))
            escaped.Append(Special.Contains(letter) ? "\\" : "").Append(letter == '\n' ? ' ' : letter);
        return escaped.ToString();
    }
}
