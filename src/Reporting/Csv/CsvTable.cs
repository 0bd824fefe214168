namespace Explorer.Reporting.Csv;

/// <summary>A table as RFC 4180 text: commas, line feeds, quotes where needed; numbers in the shortest form that reads back the same.</summary>
internal sealed class CsvTable
{
    private static readonly char[] Special = [',', '"', '\n', '\r'];

    private readonly StringBuilder _text = new();

    public CsvTable(params IEnumerable<string> header) => Row(header);

    public void Row(params IEnumerable<object?> cells)
    {
        var separator = "";
        foreach (var cell in cells)
        {
            _text.Append(separator).Append(Quoted(Text(cell)));
            separator = ",";
        }

        _text.Append('\n');
    }

    public override string ToString() => _text.ToString();

    private static string Text(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        TrialState state => state.ToString().ToLowerInvariant(),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static string Quoted(string text) => text.IndexOfAny(Special) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
