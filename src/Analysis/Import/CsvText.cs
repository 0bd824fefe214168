using System.Text;

namespace Explorer.Analysis.Import;

/// <summary>RFC 4180 text: commas, quotes doubled within quotes; empty lines are left out.</summary>
internal static class CsvText
{
    /// <summary>The rows with the line each begins on, from 1; at least one.</summary>
    public static List<(int Line, string[] Cells)> Rows(string text, string origin)
    {
        var rows = new List<(int, string[])>();
        var (cells, cell) = (new List<string>(), new StringBuilder());
        var (line, start, quoted) = (1, 1, false);
        void EndRow()
        {
            cells.Add(cell.ToString());
            cell.Clear();
            if (cells.Count > 1 || cells[0].Length > 0)
                rows.Add((start, [.. cells]));

            cells.Clear();
            start = line;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (!quoted && c == '\n')
            {
                EndRow();
            }
            else if (quoted || c != '\r')
            {
                cell.Append(c);
            }
        }

        if (quoted)
        {
            throw new InvalidInputException(origin, [new Problem($"line {start}", "a quote is opened and not closed")]);
        }

        EndRow();
        return rows;
    }
}
