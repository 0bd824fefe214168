using System.Xml.Linq;
using Explorer.Analysis.Widths;
using Explorer.Documents.Figures;
using Explorer.Reporting.Rules;
using Explorer.SearchSpace;

namespace Explorer.Reporting.Tests.Rules;

public sealed class FitFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Population_TablesEveryNetworkAndDrawsTheTrend()
    {
        var trend = LinearWidthTrend.Of(Population.Of(SyntheticTrials.Population(40)));

        var files = FitFiles.Write("a < b", trend, _folder.Path);

        Assert.Equal([FitFiles.TableFile, FitFiles.PictureFile], files.Select(Path.GetFileName));
        Assert.Equal(trend.Networks.Length + 1, File.ReadAllLines(files[0]).Length);
        var drawing = XDocument.Load(files[1]);
        // One of each stands in the legend.
        Assert.Equal(trend.Networks.Count(network => network.Fit is not null) + 1, drawing.Descendants().Count(element => element.Name.LocalName == "ellipse"));
        Assert.Equal(trend.BestCount + 1, drawing.Descendants().Count(element => string.Equals((string?)element.Attribute("stroke"), Palette.Grey.Light, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("a < b", drawing.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoNetworks_WritesTheTableAlone() =>
        Assert.Equal([FitFiles.TableFile], FitFiles.Write("none", LinearWidthTrend.Of(Population.Of([])), _folder.Path).Select(Path.GetFileName));

    [Fact]
    public void Write_FolderThatIsAFile_IsAnInputError()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");

        Assert.Throws<InvalidInputException>(() => FitFiles.Write("x", LinearWidthTrend.Of(Population.Of([])), file));
    }
}
