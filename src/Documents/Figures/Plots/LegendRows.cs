using ScottPlot;
using SkiaSharp;

namespace Explorer.Documents.Figures.Plots;

/// <summary>What the colours mean, in rows above the axes, where it covers nothing.</summary>
internal sealed class LegendRows
{
    private const float Symbol = 18;
    private const float Gap = 14;
    private readonly List<(Series Series, float X, int Row)> _items = [];

    /// <summary>Deals the series' names to rows; a single name is left out, since the axes say what there is.</summary>
    /// <param name="series">All series.</param>
    /// <param name="width">What the rows may be wide.</param>
    public LegendRows(IEnumerable<Series> series, float width)
    {
        var shown = series.Where(one => one is { InLegend: true, Name.Length: > 0 }).DistinctBy(one => one.Name, StringComparer.Ordinal).ToList();
        var (x, row) = (0f, 0);
        foreach (var one in shown.Count > 1 ? shown : [])
        {
            var needed = Symbol + 5 + Look.Width(one.Name);
            if (x > 0 && x + needed > width)
                (x, row) = (0, row + 1);
            _items.Add((one, x, row));
            x += needed + Gap;
        }

        Rows = _items.Count == 0 ? 0 : row + 1;
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>Height of all rows.</summary>
    public float Height => Rows == 0 ? 0 : (Rows * Look.LineHeight) + 6;

    /// <summary>Draws them from a place on.</summary>
    public void Draw(SKCanvas canvas, float left, float top)
    {
        foreach (var (series, x, row) in _items)
        {
            var middle = top + (row * Look.LineHeight) + (Look.LineHeight / 2);
            Sign(canvas, series, left + x, middle);
            Look.Write(canvas, series.Name, left + x + Symbol + 5, middle + 3.8f, Palette.Ink);
        }
    }

    private static void Sign(SKCanvas canvas, Series series, float left, float middle)
    {
        var shade = SKColor.Parse(Palette.Of(series.Colour).Light);
        if (series.Kind is SeriesKind.Bars or SeriesKind.Spans)
        {
            using var paint = new SKPaint { Color = shade };
            canvas.DrawRect(left + 4, middle - 5, 10, 10, paint);
            return;
        }

        if (series is { Lower: not null, Kind: SeriesKind.Steps or SeriesKind.Line })
        {
            using var band = new SKPaint { Color = shade.WithAlpha((byte)(255 * Look.BandOpacity)) };
            canvas.DrawRect(left, middle - 5, Symbol, 10, band);
        }

        if (series.Kind is SeriesKind.Points or SeriesKind.Intervals || SeriesPlots.ShowsPoints(series))
        {
            using var renderPaint = Paint.NewDisposablePaint();
            new MarkerStyle(SeriesPlots.Shape(series), 6, Look.Color(Palette.Of(series.Colour))) { LineWidth = 1.5f }.Render(canvas, new Pixel(left + (Symbol / 2), middle), renderPaint);
        }

        if (series.Kind is SeriesKind.Points or SeriesKind.Intervals)
            return;

        using var line = new SKPath();
        line.MoveTo(left, middle);
        line.LineTo(left + Symbol, middle);
        Look.Draw(canvas, line, Palette.Of(series.Colour), Look.Stroke, SeriesPlots.IsDashed(series));
    }
}
