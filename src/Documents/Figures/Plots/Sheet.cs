using ScottPlot;
using SkiaSharp;

namespace Explorer.Documents.Figures.Plots;

/// <summary>A drawing laid out on a sheet of some width, to be drawn once on any canvas.</summary>
internal sealed class Sheet : IDisposable
{
    private const float Edge = 4;
    private const int LeastPanel = 150;
    private const int TitleRoom = 16;
    private const float RowHeight = 24;
    private const float LargestCell = 44;
    private readonly List<(Plot Plot, SKRect Place)> _plots = [];
    private readonly List<(string Words, float X, float Y)> _notes = [];
    private readonly LegendRows _legend;
    private readonly float _left;

    /// <summary>Lays it out.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="width">The sheet's width in pixels of which there are 96 to the inch.</param>
    public Sheet(Drawing drawing, int width)
    {
        Width = width;
        var bottom = drawing switch
        {
            Figure figure => One(figure, SKRect.Create(0, 0, width, HeightOf(figure, width)), showsVerticalTitle: true),
            Panels panels => Many(panels),
            Matrix matrix => Squares(matrix),
            _ => throw new ArgumentOutOfRangeException(nameof(drawing), drawing.GetType().Name),
        };
        var series = drawing switch { Figure figure => figure.Series, Panels panels => panels.Figures.SelectMany(figure => figure.Series), _ => [] };
        _left = _plots[0].Plot.LastRender.DataRect.Left;
        _legend = new LegendRows(series, width - _left - Edge);
        if (_legend.Rows > 1)
            (_left, _legend) = (Edge, new LegendRows(series, width - (2 * Edge)));
        Height = (int)Math.Ceiling(bottom + _legend.Height);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Draws it.</summary>
    public void Draw(SKCanvas canvas)
    {
        _legend.Draw(canvas, _left, Edge);
        foreach (var (words, x, y) in _notes)
            Look.Write(canvas, words, x, y + _legend.Height, Palette.Muted);
        foreach (var (plot, place) in _plots)
        {
            canvas.Save();
            canvas.Translate(place.Left, place.Top + _legend.Height);
            plot.Render(canvas, new PixelRect(0, place.Width, place.Height, 0));
            canvas.Restore();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (plot, _) in _plots)
            plot.Dispose();
    }

    private static float HeightOf(Figure figure, int width) => figure.Y.Names is { } names ? (names.Count * RowHeight) + 48 : (float)(figure.Aspect * width);

    // Returns the lower edge.
    private float One(Figure figure, SKRect place, bool showsVerticalTitle)
    {
        var size = new SKSizeI((int)place.Width, (int)Math.Ceiling(place.Height));
        var plot = FigurePlot.Of(figure, size, showsVerticalTitle);
        var top = place.Top;
        if (figure.Note.Length > 0)
        {
            _notes.Add((figure.Note, place.Left + plot.LastRender.DataRect.Left, top + Look.LineHeight));
            top += Look.LineHeight - 2;
        }

        _plots.Add((plot, SKRect.Create(place.Left, top, size.Width, size.Height)));
        return top + size.Height;
    }

    private float Many(Panels panels)
    {
        var figures = panels.Aligned();
        var columns = Math.Clamp((Width - TitleRoom) / LeastPanel, 1, figures.Count);
        var width = (Width - TitleRoom) / columns;
        var (top, bottom) = (0f, 0f);
        for (var i = 0; i < figures.Count; i++)
        {
            var isFirst = i % columns == 0;
            if (isFirst)
                top = bottom + (i > 0 ? Edge : 0);
            var place = SKRect.Create((i % columns * width) + (isFirst ? 0 : TitleRoom), top, width + (isFirst ? TitleRoom : 0), Math.Max(110, (float)(figures[i].Aspect * width)));
            bottom = Math.Max(bottom, One(figures[i], place, isFirst || figures[i].Y.Title != figures[i - 1].Y.Title));
        }

        return bottom;
    }

    private float Squares(Matrix matrix)
    {
        var names = matrix.Rows.Names.Max(Look.Width) + 50;
        var cell = Math.Min(LargestCell, (Width - names) / matrix.Columns.Names.Count);
        var height = (cell * matrix.Rows.Names.Count) + matrix.Columns.Names.Max(Look.Width) + 40;
        var size = new SKSizeI((int)Math.Min(Width, names + (cell * matrix.Columns.Names.Count) + 16), (int)height);
        _plots.Add((MatrixPlot.Of(matrix, size), SKRect.Create(0, 0, size.Width, size.Height)));
        return size.Height;
    }
}
