namespace Explorer.Documents.Figures.Kinds;

/// <summary>Widths of networks' blocks, and the line w = w₀ + w_a j through them (Radosavovic et al. 2020, section 3.3).</summary>
public static class WidthsFigure
{
    /// <summary>The figure.</summary>
    /// <param name="key">Names its files.</param>
    /// <param name="caption">Sentences below it.</param>
    /// <param name="networks">Width of each block, for each network.</param>
    /// <param name="line">Initial width and slope; null for none.</param>
    public static Figure Of(string key, string caption, IReadOnlyList<IReadOnlyList<int>> networks, (double Initial, double Slope)? line)
    {
        var blocks = networks.Max(widths => (int?)widths.Count) ?? 1;
        var stairs = networks.Select(widths => new Series($"{networks.Count} best networks", SeriesKind.Stairs, [.. widths.Select((_, j) => (double)j)], [.. widths.Select(width => (double)width)]) { Colour = null });
        double At(int j) => line!.Value.Initial + (line.Value.Slope * j);
        var fitted = line is not { } known ? null : new Series($"w = {NumberText.Fixed(known.Initial, 0)} {(known.Slope < 0 ? NumberText.Minus : "+")} {NumberText.Fixed(Math.Abs(known.Slope), 1)} j", SeriesKind.Line, [0, blocks - 1], [At(0), At(blocks - 1)]) { Colour = 1, IsDashed = true };
        return new Figure(key, caption, new Axis("block j", "block") { IsWhole = true }, new Axis("width w, channels", "width"), [.. stairs, .. fitted is null ? [] : (Series[])[fitted]]);
    }
}
