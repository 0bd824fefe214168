using System.Net;
using System.Security;
using System.Text.RegularExpressions;
using Explorer.Documents.Figures.Plots;
using SkiaSharp;

namespace Explorer.Documents.Figures;

/// <summary>Drawings as files for papers and pages. The same drawing gives the same bytes on every machine.</summary>
public static partial class FigureImage
{
    /// <summary>Width of one column of a paper, in millimetres.</summary>
    public const double OneColumn = 89;

    /// <summary>Width of two columns, in millimetres.</summary>
    public const double TwoColumns = 183;

    /// <summary>The width where none is asked for, in millimetres.</summary>
    public const double DefaultWidth = 130;

    /// <summary>The least width that can be drawn, in millimetres.</summary>
    public const double LeastWidth = 50;

    private const int PngScale = 2;
    private const double PixelsPerMillimetre = 96 / 25.4;
    private const float PointsPerPixel = 72f / 96;

    // A process that drew on several threads ended within the native library once; why was not found out.
    private static readonly Lock OneAtATime = new();

    /// <summary>As SVG, whole in itself, on white. Words stay words; where the font is not installed, one of the same widths stands in for it.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="millimetres">Its width.</param>
    public static string Svg(Drawing drawing, double millimetres = DefaultWidth) => Svg(drawing, millimetres, isPart: false);

    /// <summary>As SVG inside a page whose style sheet has <see cref="Palette.Css"/>: in the page's colours, light or dark, and as wide as there is room up to its own width.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="millimetres">Its width.</param>
    public static string SvgInPage(Drawing drawing, double millimetres = DefaultWidth)
    {
        var text = Svg(drawing, millimetres, isPart: true);
        foreach (var shade in (Shade[])[Palette.Page, Palette.Ink, Palette.Muted, Palette.Line, Palette.Grid, Palette.Grey, .. Palette.Series])
            text = text.Replace($"\"{shade.Light}\"", $"\"var(--{shade.Name})\"", StringComparison.OrdinalIgnoreCase);
        return text;
    }

    /// <summary>As PNG on white, two dots a pixel: 192 dots an inch.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="millimetres">Its width.</param>
    public static byte[] Png(Drawing drawing, double millimetres = DefaultWidth)
    {
        using var alone = OneAtATime.EnterScope();
        using var sheet = Lay(drawing, millimetres);
        using var bitmap = new SKBitmap(PngScale * sheet.Width, PngScale * sheet.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(PngScale);
            sheet.Draw(canvas);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>As a PDF of one page, the font's letters embedded.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="millimetres">Its width.</param>
    public static byte[] Pdf(Drawing drawing, double millimetres = DefaultWidth)
    {
        using var alone = OneAtATime.EnterScope();
        using var sheet = Lay(drawing, millimetres);
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = drawing.Key, Subject = drawing.Caption, Creator = "Explorer", RasterDpi = 300, EncodingQuality = 101 }))
        {
            var canvas = document.BeginPage(sheet.Width * PointsPerPixel, sheet.Height * PointsPerPixel);
            canvas.Scale(PointsPerPixel);
            sheet.Draw(canvas);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    private static Sheet Lay(Drawing drawing, double millimetres) => new(drawing, (int)Math.Round(Math.Max(LeastWidth, millimetres) * PixelsPerMillimetre, MidpointRounding.AwayFromZero));

    private static string Svg(Drawing drawing, double millimetres, bool isPart)
    {
        using var alone = OneAtATime.EnterScope();
        using var sheet = Lay(drawing, millimetres);
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(sheet.Width, sheet.Height), stream))
            sheet.Draw(canvas);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        var start = text.IndexOf("<svg", StringComparison.Ordinal);
        var body = text[(text.IndexOf('>', start) + 1)..].Replace($"\"{Look.Font}\"", $"\"{Look.Fonts}\"", StringComparison.Ordinal);
        body = Places().Replace(body, attribute => Number().Replace(attribute.Value, number => double.Parse(number.ValueSpan, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture)));
        body = Dots().Replace(Words().Replace(body, Whole), Grouped);
        // Several on one page must not name the same, and Skia's names count what else was drawn.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        body = Identifier().Replace(body, match =>
        {
            var name = match.Groups["name"].Value;
            names.TryAdd(name, string.Create(CultureInfo.InvariantCulture, $"{drawing.Key}-{names.Count}"));
            return match.Groups["before"].Value + names[name];
        });
        var size = string.Create(CultureInfo.InvariantCulture, $"width=\"{sheet.Width}\" height=\"{sheet.Height}\" viewBox=\"0 0 {sheet.Width} {sheet.Height}\"");
        var back = isPart ? "" : $"<rect width=\"100%\" height=\"100%\" fill=\"{Palette.Page.Light}\"/>";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" class=\"plotted\"{(isPart ? " style=\"display: block; max-width: 100%; height: auto\"" : "")} {size} role=\"img\" aria-label=\"{SecurityElement.Escape(drawing.Caption)}\">{back}{body.Trim()}\n";
    }

    // Of hundreds of points beside one another the colour is said once: a third of the bytes.
    private static string Grouped(Match run)
    {
        var all = Dot().Matches(run.Value).GroupBy(dot => (Look: dot.Groups["look"].Value, Radius: dot.Groups["r"].Value)).ToList();
        return all.Count > 1 ? run.Value
            : $"<g{all[0].Key.Look}>{string.Concat(all[0].Select(dot => $"<circle cx=\"{dot.Groups["x"].Value}\" cy=\"{dot.Groups["y"].Value}\" r=\"{all[0].Key.Radius}\"/>"))}</g>";
    }

    // Skia places letter by letter; words as a whole, as wide as they are in the shipped font, also read well in one that stands in for it.
    private static string Whole(Match match)
    {
        var words = match.Groups["words"].Value;
        var width = Look.Width(WebUtility.HtmlDecode(words)).ToString("0.##", CultureInfo.InvariantCulture);
        return $"x=\"{match.Groups["x"].Value}\" y=\"{match.Groups["y"].Value}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">{words}</text>";
    }

    [GeneratedRegex("(?<before> id=\"|url\\(#|href=\"#)(?<name>[^\")]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();

    [GeneratedRegex(" (?:d|x|y|transform|cx|cy|rx|ry|width|height|font-size|stroke-width)=\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Places();

    [GeneratedRegex(@"x=""(?<x>[^ "",]+)[^""]*"" y=""(?<y>[^ "",]+)[^""]*"">\s*(?<words>[^<]*[^<\s])\s*</text>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex("(?:<ellipse [^>]*/>\\s*){100,}", RegexOptions.None, 10_000)]
    private static partial Regex Dots();

    [GeneratedRegex("<ellipse(?<look>[^>]*?) cx=\"(?<x>[^\"]*)\" cy=\"(?<y>[^\"]*)\" rx=\"(?<r>[^\"]*)\" ry=\"[^\"]*\"/>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Dot();

    [GeneratedRegex(@"-?\d*\.\d{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
