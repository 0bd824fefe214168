using Explorer.Documents.Writers;

namespace Explorer.Terminal;

/// <summary>Rows of text in aligned columns, as plain as <c>ls -l</c>: fit for pipes and narrow terminals.</summary>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> _rows = [headers];

    /// <summary>Adds a row with one cell a column.</summary>
    public void Add(params string[] cells) => _rows.Add(Array.ConvertAll(cells, cell => PlainTextWriter.Plain(cell).Replace(NumberText.None, "-", StringComparison.Ordinal)));

    /// <summary>Writes every row; a column whose cells below the header all begin with a digit or minus is set to the right.</summary>
    public void Write(TextWriter output)
    {
        var widths = new int[headers.Length];
        var numeric = new bool[headers.Length];
        for (var column = 0; column < widths.Length; column++)
        {
            widths[column] = _rows.Max(row => row[column].Length);
            numeric[column] = _rows.Skip(1).Any() && _rows.Skip(1).All(row => row[column] is "" or "-" || char.IsAsciiDigit(row[column].TrimStart('-')[..1][0]));
        }

        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => numeric[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
