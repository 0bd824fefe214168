namespace Explorer.Documents.Writers;

/// <summary>A step function in characters: the area below it, eight levels a line.</summary>
internal static class Sketch
{
    /// <summary>Characters of a line where there is room.</summary>
    public const int Widest = Margin + 64;

    private const int Margin = 9;
    private const int Narrowest = 16;
    private const int Lines = 6;
    private const string Blocks = " ▁▂▃▄▅▆▇█";
    private const string Ascii = "  ..::|##";
    private const int Levels = 8;

    /// <summary>What it is of.</summary>
    public static string Title(Figure figure) => figure.Y.Title + (figure.Series[0].Name is { Length: > 0 } name ? $", {name}" : "");

    /// <summary>The lines, with axes.</summary>
    /// <param name="figure">A figure whose first series is a step function from 0 to 1.</param>
    /// <param name="unicode">Whether there are block characters; else it is made of ASCII.</param>
    /// <param name="width">Characters of a line, at most.</param>
    public static IEnumerable<string> Write(Figure figure, bool unicode, int width)
    {
        var columns = Math.Clamp(width - Margin, Narrowest, Widest - Margin);
        var steps = figure.Series[0];
        double[] known = [.. steps.X.Where(double.IsFinite)];
        var (low, high) = (known[0], known[^1]);
        var shades = unicode ? Blocks : Ascii;
        for (var line = Lines - 1; line >= 0; line--)
        {
            var label = line == Lines - 1 ? "100 %" : line == 0 ? "0 %" : "";
            var row = new StringBuilder();
            for (var column = 0; column < columns; column++)
            {
                // At the column's right edge; beyond the last step in the last one.
                var end = column == columns - 1 ? double.PositiveInfinity : low + ((high - low) * (column + 1) / columns);
                row.Append(shades[(int)Math.Clamp(Math.Ceiling((Below(steps, end) * Lines * Levels) - (line * Levels)), 0, Levels)]);
            }

            yield return $"{label,7} {(unicode ? '│' : '|')}{row.ToString().TrimEnd()}";
        }

        var (from, to) = (PlainTextWriter.Plain(figure.X.Text(low)), PlainTextWriter.Plain(figure.X.Text(high)));
        yield return new string(' ', Margin) + from + new string(' ', Math.Max(1, columns - from.Length - to.Length)) + to;
    }

    // The level of the last step before a place.
    private static double Below(Series steps, double place)
    {
        var level = 0.0;
        for (var i = 0; i < steps.X.Count && steps.X[i] < place; i++)
            level = steps.Y[i];
        return level;
    }
}
