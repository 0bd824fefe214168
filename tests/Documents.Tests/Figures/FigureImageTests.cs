using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StbImageSharp;

namespace Explorer.Documents.Tests.Figures;

public sealed partial class FigureImageTests
{
    private const double PixelsPerMillimetre = 96 / 25.4;

    [Theory]
    [MemberData(nameof(Examples.Keys), MemberType = typeof(Examples))]
    public void Png_EveryKind_IsTwiceTheSizeWithInkWhereWordsStand(string key)
    {
        var bytes = FigureImage.Png(Examples.Of(key), FigureImage.OneColumn);

        Assert.Equal([137, 80, 78, 71], bytes[..4]);
        Assert.Equal(2 * (int)Math.Round(FigureImage.OneColumn * PixelsPerMillimetre, MidpointRounding.AwayFromZero), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        var image = ImageResult.FromMemory(bytes, ColorComponents.RedGreenBlue);
        Assert.Equal(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)), image.Height);
        // Left of the vertical axis and below the horizontal one there are only words.
        Assert.InRange(Dark(image, (0, 0, 50, image.Height)), 60, int.MaxValue);
        Assert.InRange(Dark(image, (0, image.Height - 50, image.Width, image.Height)), 60, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Examples.Keys), MemberType = typeof(Examples))]
    public void Svg_EveryKind_HasAllWordsAndColoursInTheShippedFont(string key)
    {
        var drawing = Examples.Of(key);

        var svg = XDocument.Parse(FigureImage.Svg(drawing));

        string[] words = [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim())];
        Assert.All(Figures(drawing), figure =>
        {
            Assert.Contains(figure.X.Title, (string[])[.. words, ""]);
            Assert.Contains(figure.Y.Title, (string[])[.. words, ""]);
            Assert.Contains(figure.Note, (string[])[.. words, ""]);
            Assert.All(figure.Series.Where(series => series.InLegend && figure.Series.Count > 1), series => Assert.Contains(series.Name, words));
            Assert.All((figure.X.Names ?? []).Concat(figure.Y.Names ?? []), name => Assert.Contains(name, words));
            Assert.All(figure.Series.Where(series => series.ShowsLabels).SelectMany(series => series.Labels!), name => Assert.Contains(name, words));
        });
        if (drawing is Matrix matrix)
            Assert.All(matrix.Rows.Names.Concat(matrix.Columns.Names).Concat(matrix.Words!.SelectMany(row => row).SelectMany(cell => cell.Split('\n'))), word => Assert.Contains(word, (string[])[.. words, ""]));
        string[] colours = [.. svg.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "fill" or "stroke").Select(attribute => attribute.Value.ToLowerInvariant())];
        Assert.All(Figures(drawing).SelectMany(figure => figure.Series), series => Assert.Contains(Palette.Of(series.Colour).Light, colours));
        Assert.All(svg.Descendants().Attributes("font-family"), attribute => Assert.StartsWith("Liberation Sans, ", attribute.Value, StringComparison.Ordinal));
        Assert.Equal(drawing.Caption, svg.Root!.Attribute("aria-label")!.Value);
    }

    [Fact]
    public void Svg_SeveralOnOnePage_NameNothingAlike()
    {
        var names = Examples.All.SelectMany(drawing => Name().Matches(FigureImage.SvgInPage(drawing)).Select(match => match.Groups["name"].Value)).ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Fact]
    public void SvgInPage_Colours_AreThoseOfThePagesStyleSheet()
    {
        var svg = XDocument.Parse(FigureImage.SvgInPage(Examples.Of("overlay")));

        string[] colours = [.. svg.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "fill" or "stroke").Select(attribute => attribute.Value).Distinct()];
        Assert.Contains("var(--c1)", colours);
        Assert.Contains("var(--ink)", colours);
        Assert.DoesNotContain(colours, colour => colour.StartsWith('#'));
    }

    [Fact]
    public void Svg_NamesWithMarkup_StayWords()
    {
        var figure = new Figure("x", "a < b & \"c\"", new Axis("<script>", "x"), new Axis("y & z", "y"), [new Series("a<b", SeriesKind.Line, [0, 1], [0, 1]), new Series("c&d", SeriesKind.Line, [0, 1], [1, 0])]);

        var svg = XDocument.Parse(FigureImage.Svg(figure));

        Assert.Contains("<script>", svg.Descendants().Select(element => element.Value.Trim()));
        Assert.Contains("a<b", svg.Descendants().Select(element => element.Value.Trim()));
        Assert.Equal("a < b & \"c\"", svg.Root!.Attribute("aria-label")!.Value);
    }

    [Fact]
    public void Svg_PointsThatNoAxisCanShow_AreLeftOut()
    {
        var figure = new Figure("x", "", new Axis("x", "x") { IsLog = true }, new Axis("y", "y"), [new Series("points", SeriesKind.Points, [0, -1, double.NaN, 1, 10, 100], [1, 1, 1, double.NaN, 1, 2])]);

        var svg = XDocument.Parse(FigureImage.Svg(figure));

        Assert.Equal(2, svg.Descendants().Count(element => element.Name.LocalName is "ellipse" or "circle"));
    }

    [Theory]
    [InlineData(FigureImage.OneColumn)]
    [InlineData(FigureImage.TwoColumns)]
    public void Pdf_Width_IsOnePageOfItWithTheFontEmbedded(double millimetres)
    {
        var text = Encoding.Latin1.GetString(FigureImage.Pdf(Examples.Of("edf"), millimetres));

        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", text.TrimEnd(), StringComparison.Ordinal);
        Assert.Single(Regex.Matches(text, "/Type /Page\\b", RegexOptions.None, TimeSpan.FromSeconds(5)));
        var width = double.Parse(Regex.Match(text, @"/MediaBox \[0 0 (?<width>[\d.]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["width"].ValueSpan, CultureInfo.InvariantCulture);
        Assert.Equal(millimetres / 25.4 * 72, width, tolerance: 0.5);
        Assert.Contains("LiberationSans", text, StringComparison.Ordinal);
        Assert.Contains("/FontFile2", text, StringComparison.Ordinal);
    }

    // The colour of many points is said once, in a group around them.
    [Fact]
    public void Svg_HundredsOfPoints_HasEachAtItsPlace()
    {
        double[] places = [.. Enumerable.Range(0, 500).Select(i => (double)i)];
        var figure = new Figure("many", "", new Axis("x", "x"), new Axis("y", "y"), [new Series("", SeriesKind.Points, places, places)]);

        var svg = XDocument.Parse(FigureImage.Svg(figure));

        var points = svg.Descendants().Where(element => element.Name.LocalName == "circle").Select(circle => double.Parse(circle.Attribute("cx")!.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(500, points.Count);
        Assert.Equal(points.Order(), points);
        Assert.Single(svg.Descendants().Where(element => element.Name.LocalName == "circle").Select(circle => circle.Parent!.Attribute("fill")!.Value).Distinct());
    }

    [Fact]
    public void Svg_SameDrawingTwice_IsTheSame() => Assert.Equal(FigureImage.Svg(Examples.Of("edf")), FigureImage.Svg(Examples.Of("edf")));

    [Fact]
    public async Task Png_MachineWithoutFonts_IsTheSame()
    {
        // This process starts another one, of this test, before which the fonts are hidden, and tells it what this one draws.
        const string WithFonts = "EXPLORER_TEST_DRAWN_WITH_FONTS";
        var drawn = Convert.ToHexString(SHA256.HashData([.. Examples.All.SelectMany(drawing => FigureImage.Png(drawing))]));
        if (Environment.GetEnvironmentVariable(WithFonts) is { } expected)
        {
            Assert.Equal(expected, drawn);
            return;
        }

        var start = new ProcessStartInfo("unshare")
        {
            ArgumentList = { "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs none /usr/share/fonts && test -z \"$(ls /usr/share/fonts)\" && echo ready && exec \"$0\" -noLogo -method \"$1\"", Environment.ProcessPath!, $"{typeof(FigureImageTests).FullName}.{nameof(Png_MachineWithoutFonts_IsTheSame)}" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[WithFonts] = drawn;
        Process? process = null;
        Assert.SkipUnless(Directory.Exists("/usr/share/fonts") && (process = Try(start)) is not null, "No unshare here");
        using (process)
        {
            var errors = process!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.SkipUnless(output.StartsWith("ready", StringComparison.Ordinal), $"Folders cannot be hidden here: {await errors}");
            Assert.True(process.ExitCode == 0 && output.Contains("Total: 1, Errors: 0, Failed: 0, Skipped: 0", StringComparison.Ordinal), output);
        }
    }

    private static Process? Try(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IReadOnlyList<Figure> Figures(Drawing drawing) => drawing switch { Figure figure => [figure], Panels panels => panels.Figures, _ => [] };

    private static int Dark(ImageResult image, (int Left, int Top, int Right, int Bottom) part) =>
        Enumerable.Range(part.Top, part.Bottom - part.Top).Sum(y => Enumerable.Range(part.Left, Math.Min(part.Right, image.Width) - part.Left).Count(x => image.Data[3 * ((y * image.Width) + x)] < 140));

    [GeneratedRegex(" id=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
