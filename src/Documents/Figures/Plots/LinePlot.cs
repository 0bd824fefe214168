using ScottPlot;
using SkiaSharp;

namespace Explorer.Documents.Figures.Plots;

/// <summary>A line through points, solid or dashed.</summary>
internal sealed class LinePlot(IReadOnlyList<Coordinates> points, Shade shade, float width, bool isDashed) : IPlottable
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        using var line = new SKPath();
        line.AddPoly([.. points.Select(Axes.GetPixel).Select(pixel => new SKPoint(pixel.X, pixel.Y))], close: false);
        Look.Draw(rp.Canvas, line, shade, width, isDashed);
    }
}
