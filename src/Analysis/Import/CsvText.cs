using CsvHelper;
using CsvHelper.Configuration;

namespace Explorer.Analysis.Import;

/// <summary>Texts of cells with commas between them, as RFC 4180 has them; empty lines are left out.</summary>
internal static class CsvText
{
    /// <summary>The rows with the line each begins on, from 1; at least one.</summary>
    public static List<(int Line, string[] Cells)> Rows(string text, string origin)
    {
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ",", BadDataFound = null });
        var rows = new List<(int, string[])>();
        var isOpen = false;
        for (var line = 1; parser.Read(); line = parser.RawRow + 1)
        {
            rows.Add((line, parser.Record!));
            isOpen = IsOpen(parser);
        }

        return isOpen ? throw new InvalidInputException(origin, [new Problem(FormattableString.Invariant($"line {rows[^1].Item1}"), "a quote is opened and not closed")]) : rows;
    }

    /// <summary>Whether the row that was read has a quote that nothing closes; only a table's last row can.</summary>
    public static bool IsOpen(CsvParser parser) => parser.RawRecord.AsSpan().Count('"') % 2 == 1;
}
