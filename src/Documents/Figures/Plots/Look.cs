using ScottPlot;
using SkiaSharp;

namespace Explorer.Documents.Figures.Plots;

/// <summary>
/// How every static figure looks. Sizes are in CSS pixels, 96 to the inch, as are a figure's. Words are set in the font that this
/// program brings, so that they do not depend on what a machine has installed.
/// </summary>
internal static class Look
{
    /// <summary>The shipped font's family: as wide as Arial and Helvetica, letter by letter, which stand in for it where an SVG is shown without it.</summary>
    public const string Font = "Liberation Sans";

    /// <summary>The font and those that stand in for it.</summary>
    public const string Fonts = "Liberation Sans, Arial, Helvetica, sans-serif";

    /// <summary>Size of words: 8 points.</summary>
    public const float Letters = 32f / 3;

    /// <summary>Distance of lines of words.</summary>
    public const float LineHeight = 14;

    /// <summary>Width of a series' line.</summary>
    public const float Stroke = 1.6f;

    /// <summary>Opacity of a band.</summary>
    public const double BandOpacity = 0.16;

    private static readonly float[] Dashes = [5, 3];
    private static readonly SKTypeface Typeface = Read();

    static Look()
    {
        ScottPlot.Fonts.FontResolvers.Insert(0, new Shipped());
        ScottPlot.Fonts.Default = Font;
    }

    /// <summary>A plot without anything: light lines at the ticks, axes on the left and below.</summary>
    public static Plot Empty()
    {
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Grid.MajorLineColor = Color(Palette.Grid);
        plot.Grid.MajorLineWidth = 1;
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            axis.FrameLineStyle.Color = Color(Palette.Muted);
            axis.FrameLineStyle.IsVisible = axis.Edge is Edge.Left or Edge.Bottom;
            axis.MajorTickStyle.Color = axis.MinorTickStyle.Color = Color(Palette.Muted);
            (axis.MajorTickStyle.Length, axis.MinorTickStyle.Length) = axis.Edge == Edge.Bottom ? (4, 2) : (3, 1.5f);
            axis.TickLabelStyle.ForeColor = Color(Palette.Muted);
            axis.TickLabelStyle.FontSize = axis.Label.FontSize = Letters;
            axis.TickLabelStyle.FontName = axis.Label.FontName = Font;
            axis.Label.ForeColor = Color(Palette.Ink);
            axis.Label.Bold = false;
            if (axis.Edge is Edge.Right or Edge.Top)
            {
                axis.TickGenerator = new ScottPlot.TickGenerators.EmptyTickGenerator();
                axis.MinimumSize = 8;
            }
        }

        return plot;
    }

    /// <summary>A colour as ScottPlot has it.</summary>
    public static Color Color(Shade shade, double opacity = 1) => ScottPlot.Color.FromHex(shade.Light).WithAlpha(opacity);

    /// <summary>Width of words.</summary>
    public static float Width(string words)
    {
        using var font = new SKFont(Typeface, Letters) { LinearMetrics = true };
        return font.MeasureText(words);
    }

    /// <summary>Writes words whose base line begins at a place.</summary>
    public static void Write(SKCanvas canvas, string words, float x, float y, Shade shade)
    {
        using var font = new SKFont(Typeface, Letters) { Edging = SKFontEdging.Antialias, Subpixel = true, LinearMetrics = true };
        using var paint = new SKPaint { Color = SKColor.Parse(shade.Light), IsAntialias = true };
        canvas.DrawText(words, x, y, font, paint);
    }

    /// <summary>Draws a line, dashed where it is: as areas, since an SVG knows no other dashes here.</summary>
    public static void Draw(SKCanvas canvas, SKPath line, Shade shade, float width, bool isDashed)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(shade.Light), IsAntialias = true, StrokeWidth = width, Style = SKPaintStyle.Stroke, StrokeJoin = SKStrokeJoin.Round };
        if (!isDashed)
        {
            canvas.DrawPath(line, paint);
            return;
        }

        using var dashes = SKPathEffect.CreateDash(Dashes, 0);
        paint.PathEffect = dashes;
        using var area = paint.GetFillPath(line);
        (paint.PathEffect, paint.Style) = (null, SKPaintStyle.Fill);
        canvas.DrawPath(area, paint);
    }

    private static SKTypeface Read()
    {
        using var stream = typeof(Look).Assembly.GetManifestResourceStream("LiberationSans-Regular.ttf")!;
        return SKTypeface.FromStream(stream);
    }

    private sealed class Shipped : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => fontName == Font ? Typeface : null;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Font ? Typeface : null;
    }
}
