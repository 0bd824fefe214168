namespace Explorer.Documents.Writers;

/// <summary>Tables and figures as CSV (RFC 4180: commas, line feeds, quotes where needed); a text that a spreadsheet would run (it begins with = + - or @) has an apostrophe before it, and control characters are made visible; numbers in the shortest form that reads back the same, shares and points as fractions.</summary>
public static class CsvWriter
{
    private static readonly char[] Special = [',', '"', '\n', '\r'];

    /// <summary>A file for each table that has a name and each drawing whose name no table has.</summary>
    public static IEnumerable<(string File, string Text)> Write(Document document) => document.Blocks.SelectMany<Block, (string, string)>(block => block switch
    {
        Table { File: { } file } table => [(file + ".csv", Write(table))],
        Drawing drawing when document.Blocks.OfType<Table>().Any(table => table.File == drawing.Key) => [],
        Figure figure => [(figure.Key + ".csv", Write(figure))],
        Panels panels => panels.Figures.Select(figure => (figure.Key + ".csv", Write(figure))),
        Matrix matrix => [(matrix.Key + ".csv", Write(matrix))],
        _ => [],
    });

    /// <summary>A table: a row a row, and for each column with intervals two columns of their ends behind it.</summary>
    public static string Write(Table table)
    {
        var text = new StringWriter();
        Write(table, text);
        return text.ToString();
    }

    /// <summary>The same, a row after another.</summary>
    public static void Write(Table table, TextWriter text)
    {
        var kept = table.Columns.Select((column, place) => (column, place)).Where(item => item.column.Key is not null).ToList();
        Row(text, kept.SelectMany(item => item.column.HasIntervals ? [item.column.Key!, item.column.Key + "_lower", item.column.Key + "_upper"] : (string[])[item.column.Key!]));
        foreach (var row in table.Rows)
            Row(text, kept.SelectMany(item => Texts(item.column, row[item.place])));
    }

    /// <summary>A figure: a row a point, under the names of its axes.</summary>
    public static string Write(Figure figure)
    {
        var (several, ends) = (figure.Series.Count > 1, figure.Series.Any(series => series.Lower is not null));
        var across = figure.Series.Any(series => series.Left is not null);
        var text = new StringWriter();
        Row(text, [.. several ? [figure.SeriesKey] : (string[])[], figure.X.Key, figure.Y.Key, .. ends ? ["lower", "upper"] : (string[])[], .. across ? ["left", "right"] : (string[])[]]);
        foreach (var series in figure.Series)
        {
            for (var i = 0; i < series.X.Count; i++)
            {
                Row(text, [
                    .. several ? [Words(series.Name)] : (string[])[], Place(figure.X, series.X[i]), Place(figure.Y, series.Y[i]),
                    .. ends ? [Text(series.Lower?[i]), Text(series.Upper?[i])] : (string[])[],
                    .. across ? [Text(series.Left?[i]), Text(series.Right?[i])] : (string[])[],
                ]);
            }
        }

        return text.ToString();
    }

    /// <summary>A matrix: a row a cell, under the names of its sides.</summary>
    public static string Write(Matrix matrix)
    {
        var text = new StringWriter();
        Row(text, [matrix.Rows.Key, matrix.Columns.Key, "value"]);
        for (var row = 0; row < matrix.Rows.Names.Count; row++)
        {
            for (var column = 0; column < matrix.Columns.Names.Count; column++)
                Row(text, [Words(matrix.Rows.Names[row]), Words(matrix.Columns.Names[column]), double.IsNaN(matrix.Values[row][column]) ? "" : Text(matrix.Values[row][column])]);
        }

        return text.ToString();
    }

    private static string Place(Axis axis, double value) => axis.NameAt(value) is { } name ? Words(name) : double.IsFinite(value) ? Text(value) : "";

    private static string[] Texts(Column column, Cell cell)
    {
        var value = cell.IsWords ? Words(cell.Text) : Text(cell.Value);
        return column.HasIntervals ? [value, Text(cell.Bounds?.Lower), Text(cell.Bounds?.Upper)] : [value];
    }

    /// <summary>A text as a cell that no spreadsheet runs and no terminal obeys: also after blanks, and with the letters that East Asian keyboards have.</summary>
    public static string Words(string text)
    {
        var first = text.AsSpan().TrimStart();
        var runs = first.Length > 1 && "=+-@＝＋－＠".Contains(first[0], StringComparison.Ordinal) && !double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return (runs ? "'" : "") + ControlCharacters.Escape(CodeSpan.Plain(text));
    }

    private static string Text(double? number) => number is { } known ? NumberText.Exact(known) : "";

    private static void Row(TextWriter text, IEnumerable<string> cells)
    {
        text.Write(string.Join(',', cells.Select(cell => cell.IndexOfAny(Special) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        text.Write('\n');
    }
}
