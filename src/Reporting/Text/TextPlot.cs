namespace Explorer.Reporting.Text;

/// <summary>An error distribution in characters: the area below F, eight levels a line.</summary>
internal static class TextPlot
{
    private const int Columns = 64;
    private const int Lines = 6;
    private const string Blocks = " ▁▂▃▄▅▆▇█";
    private const string Ascii = "  ..::|##";
    private const int Levels = 8;

    /// <summary>The plot with its axes; ends in a line feed.</summary>
    public static string Write(ReportFigures figures, bool unicode)
    {
        var low = figures.Summary.Minimum!.Value;
        var high = figures.Summary.Maximum!.Value;
        var shades = unicode ? Blocks : Ascii;
        var text = new StringBuilder(figures.Correction is null ? "  share of networks below an error\n" : "  share of networks below an error, naive: of those that finished only\n");
        for (var line = Lines - 1; line >= 0; line--)
        {
            var label = line == Lines - 1 ? "100 %" : line == 0 ? "0 %" : "";
            var row = new StringBuilder();
            for (var column = 0; column < Columns; column++)
            {
                // The column's right edge, and just past the greatest error in the last one, where F is 1.
                var error = column == Columns - 1 ? Math.BitIncrement(high) : low + ((high - low) * (column + 1) / Columns);
                var level = (figures.Distribution.Evaluate(error) * Lines * Levels) - (line * Levels);
                row.Append(shades[(int)Math.Clamp(Math.Ceiling(level), 0, Levels)]);
            }

            text.Append(CultureInfo.InvariantCulture, $"    {label,5} {(unicode ? '│' : '|')}").Append(row.ToString().TrimEnd()).Append('\n');
        }

        var (from, to) = (figures.Errors.Percent(low), figures.Errors.Percent(high));
        return text.Append(' ', 11).Append(from).Append(' ', Columns - from.Length - to.Length).Append(to).Append('\n').ToString();
    }
}
