namespace Explorer.Reporting.Studies.Document;

/// <summary>A report's parts as Markdown; pictures are files beside it.</summary>
internal static class MarkdownDocument
{
    private static readonly char[] Special = ['\\', '`', '*', '_', '[', ']', '<', '>', '|'];

    public static string Write(string title, string lead, IReadOnlyList<Block> blocks)
    {
        var text = new StringBuilder().Append("# ").Append(Escape(title)).Append("\n\n").Append(Escape(lead)).Append('\n');
        foreach (var block in blocks)
        {
            text.Append('\n');
            Add(text, block);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, Block block)
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
                points.Items.ToList().ForEach(item => text.Append("- ").Append(Escape(item)).Append('\n'));
                break;
            case Block.Figure figure:
                text.Append("![").Append(Escape(figure.Picture.Label)).Append("](").Append(figure.File).Append(")\n\n").Append(Escape(figure.Caption)).Append('\n');
                break;
            case Block.Table table:
                Row(text, table.Header);
                text.Append("| ").AppendJoin(" | ", table.Header.Select((_, column) => table.Words.Contains(column) ? "---" : "---:")).Append(" |\n");
                table.Rows.ToList().ForEach(row => Row(text, row));
                text.Append(table.Caption.Length > 0 ? $"\n{Escape(table.Caption)}\n" : "");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            escaped.Append(Special.Contains(letter) ? "\\" : "").Append(letter == '\n' ? ' ' : letter);
        }

        return escaped.ToString();
    }
}
