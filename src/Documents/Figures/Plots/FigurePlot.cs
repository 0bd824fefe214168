using ScottPlot;
using SkiaSharp;

namespace Explorer.Documents.Figures.Plots;

/// <summary>A figure's axes and series as a plot.</summary>
internal static class FigurePlot
{
    private const int LineRoom = 18;
    private const int MostColumns = 9;
    private const int MostLines = 7;
    private const float Slant = 45;

    /// <summary>The plot, laid out.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="size">What it is drawn in.</param>
    /// <param name="showsVerticalTitle">Whether its vertical axis has its title; panels beside one another share one.</param>
    public static Plot Of(Figure figure, SKSizeI size, bool showsVerticalTitle = true)
    {
        var plot = Look.Empty();
        var x = Scale.Horizontal(figure, Math.Clamp((size.Width - 40) / Room(figure.X.Numbers), 2, MostColumns));
        var y = Scale.Vertical(figure, Math.Clamp((size.Height - 40) / LineRoom, 2, MostLines));
        var turned = figure.Y.Names is { Count: var count } ? new Turned(count) : null;
        Set(plot.Axes.Bottom, figure.X, x, figure.X.Title, null);
        Set(plot.Axes.Left, figure.Y, y, showsVerticalTitle ? figure.Y.Title : "", turned);
        plot.Axes.SetLimits(x.At(x.From), x.At(x.To), y.At(y.From), y.At(y.To));
        if (figure.X.Names is { Count: > 0 } names)
            Slanted(plot, names, (size.Width - 70f) / names.Count);
        foreach (var mark in figure.X.Marks ?? [])
            plot.Add.VerticalLine(x.At(mark), 1, Look.Color(Palette.Muted));
        foreach (var mark in figure.Y.Marks ?? [])
            plot.Add.HorizontalLine(y.At(mark), 1, Look.Color(Palette.Muted));
        new SeriesPlots(plot, figure, x, y, turned).Add();
        Lay(plot, size);
        if (Broken(plot.Axes.Bottom, plot.LastRender.DataRect.Width + 16) | Broken(plot.Axes.Left, size.Height))
            Lay(plot, size);
        PointNames.Add(plot, figure, x, y);
        return plot;
    }

    /// <summary>Finds where everything stands, so that a plot is drawn in one go.</summary>
    public static void Lay(Plot plot, SKSizeI size)
    {
        using var nothing = new SKNoDrawCanvas(size.Width, size.Height);
        plot.Render(nothing, new PixelRect(0, size.Width, size.Height, 0));
    }

    /// <summary>Names below their places; where they do not fit, upwards from the left.</summary>
    public static void Slanted(Plot plot, IReadOnlyList<string> names, float room)
    {
        var widest = names.Max(Look.Width);
        if (widest + 6 <= room)
            return;
        plot.Axes.Bottom.TickLabelStyle.Rotation = -Slant;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        plot.Axes.Bottom.TickLabelStyle.OffsetY = 4;
        plot.Axes.Bottom.MinimumSize = plot.Axes.Bottom.MaximumSize = (float)(Math.Sin(Math.PI * Slant / 180) * (widest + Look.LineHeight)) + (plot.Axes.Bottom.Label.Text.Length > 0 ? 22 : 4);
    }

    // A title that is longer than its axis goes on in a second line.
    private static bool Broken(IAxis axis, float room)
    {
        var words = axis.Label.Text.Split(' ');
        if (words.Length == 1 || Look.Width(axis.Label.Text) <= room)
            return false;
        var first = Enumerable.Range(1, words.Length - 1).Where(count => count == 1 || Look.Width(string.Join(' ', words[..count])) <= room).Max();
        axis.Label.Text = $"{string.Join(' ', words[..first])}\n{string.Join(' ', words[first..])}";
        return true;
    }

    private static int Room(AxisNumbers numbers) => numbers switch { AxisNumbers.Plain => 28, AxisNumbers.Quantities => 52, _ => 40 };

    private static void Set(IAxis panel, Axis axis, Scale scale, string title, Turned? turned)
    {
        panel.Label.Text = title;
        panel.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. scale.Ticks.Select(tick => new ScottPlot.Tick(turned?.At(tick.Place) ?? scale.At(tick.Place), tick.Text, tick.Text.Length > 0))]);
        if (axis.Names is not null)
            panel.MajorTickStyle.Length = 0;
    }
}

/// <summary>Places that are counted from the top down.</summary>
/// <param name="Count">How many there are.</param>
internal sealed record Turned(int Count)
{
    /// <summary>The height of a place.</summary>
    public double At(double place) => Count - 1 - place;
}
