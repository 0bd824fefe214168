namespace Explorer.Documents.Writers;

/// <summary>A step function in characters: the area below it, eight levels a line.</summary>
internal static class Sketch
{
    private const int Columns = 64;
    private const int Lines = 6;
    private const string Blocks = " ▁▂▃▄▅▆▇█";
    private const string Ascii = "  ..::|##";
    private const int Levels = 8;

    /// <summary>The lines, with axes.</summary>
    /// <param name="figure">A figure whose first series is a step function from 0 to 1.</param>
    /// <param name="unicode">Whether there are block characters; else it is made of ASCII.</param>
    public static IEnumerable<string> Write(Figure figure, bool unicode)
    {
        var steps = figure.Series[0];
        double[] known = [.. steps.X.Where(double.IsFinite)];
        var (low, high) = (known[0], known[^1]);
        var shades = unicode ? Blocks : Ascii;
        yield return figure.Y.Title + (steps.Name.Length > 0 ? $", {steps.Name}" : "");
        for (var line = Lines - 1; line >= 0; line--)
        {
            var label = line == Lines - 1 ? "100 %" : line == 0 ? "0 %" : "";
            var row = new StringBuilder();
            for (var column = 0; column < Columns; column++)
            {
                // At the column's right edge; beyond the last step in the last one.
                var end = column == Columns - 1 ? double.PositiveInfinity : low + ((high - low) * (column + 1) / Columns);
                row.Append(shades[(int)Math.Clamp(Math.Ceiling((Below(steps, end) * Lines * Levels) - (line * Levels)), 0, Levels)]);
            }

            yield return $"{label,7} {(unicode ? '│' : '|')}{row.ToString().TrimEnd()}";
        }

        var (from, to) = (PlainTextWriter.Plain(figure.X.Text(low)), PlainTextWriter.Plain(figure.X.Text(high)));
        yield return new string(' ', 9) + from + new string(' ', Columns - from.Length - to.Length) + to;
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
