using System.Xml.Linq;
using Explorer.Analysis.Widths;
using Explorer.Documents.Figures;
using Explorer.Documents.Pages;
using Explorer.Documents.Writers;

namespace Explorer.Analysis.Tests.Widths;

public sealed class FitDocumentTests : IDisposable
{
    private static readonly PageFrame Frame = new("Linear widths", "0", SyntheticTrials.Start);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_Population_TablesEveryNetworkAndDrawsTheTrend()
    {
        var trend = LinearWidthTrend.Of(Population.Of(SyntheticTrials.Population(40)));

        var files = Write("a < b", trend);

        Assert.Equal(["fits.html", "fits.csv", "fits.svg", "fits.png"], files.Select(Path.GetFileName));
        var table = File.ReadAllLines(files[1]);
        Assert.Equal("index,hash,error,depth,depths,widths,initial_width,slope,multiplier,fit_error,ties", table[0]);
        Assert.Equal(trend.Networks.Length + 1, table.Length);
        var drawing = XDocument.Load(files[2]);
        // One of each stands in the legend.
        Assert.Equal(trend.Networks.Count(network => network.Fit is not null) + 1, drawing.Descendants().Count(element => element.Name.LocalName == "ellipse"));
        Assert.Equal(trend.BestCount + 1, drawing.Descendants().Count(element => string.Equals((string?)element.Attribute("stroke"), Palette.Grey.Light, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("a < b", drawing.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoNetworks_HasTheTableAndNoFigure() =>
        Assert.Equal(["fits.html", "fits.csv"], Write("none", LinearWidthTrend.Of(Population.Of([]))).Select(Path.GetFileName));

    [Fact]
    public void Of_FolderThatIsAFile_IsAnInputError()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");

        Assert.Throws<InvalidInputException>(() => DocumentPage.Write(FitDocument.Of("x", LinearWidthTrend.Of(Population.Of([]))), Frame, "fits.html", file));
    }

    [Fact]
    public void Of_ManyNetworks_ShowsATerminalTheBestFive()
    {
        var trend = LinearWidthTrend.Of(Population.Of(SyntheticTrials.Population(40)));
        using var text = new StringWriter();

        new TerminalWriter(text).Write(FitDocument.Of("a", trend));

        var lines = text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith($"a: error and e_fit of {trend.Networks.Length} networks: rank correlation ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("e_fit: how far a network's block widths lie from the nearest quantised line", lines[1], StringComparison.Ordinal);
        var header = Array.FindIndex(lines, line => line.TrimStart().StartsWith("trial", StringComparison.Ordinal));
        Assert.Equal(trend.Networks.Take(5).Select(network => $"{network.Member.Trial.Index}"), lines[(header + 1)..(header + 6)].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Equal("the best 5; all with --json", lines[header + 6]);
    }

    private IReadOnlyList<string> Write(string name, LinearWidthTrend trend) => DocumentPage.Write(FitDocument.Of(name, trend), Frame, "fits.html", _folder.Path);
}
