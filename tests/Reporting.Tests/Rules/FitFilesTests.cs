using System.Xml.Linq;
using Explorer.Analysis.LinearWidths;
using Explorer.Analysis.Populations;
using Explorer.Reporting.Rules;
using Explorer.SearchSpace;

namespace Explorer.Reporting.Tests.Rules;

public sealed class FitFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("explorer-fits-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Write_Population_TablesEveryNetworkAndDrawsTheTrend()
    {
        var trend = LinearWidthTrend.Of(Population.Of(SyntheticTrials.Population(40)));

        var files = FitFiles.Write("a < b", trend, _folder.FullName);

        Assert.Equal([FitFiles.TableFile, FitFiles.PictureFile], files.Select(Path.GetFileName));
        Assert.Equal(trend.Networks.Length + 1, File.ReadAllLines(files[0]).Length);
        var drawing = XDocument.Load(files[1]);
        Assert.Equal(trend.Networks.Count(network => network.Fit is not null), drawing.Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.Equal(trend.BestCount, drawing.Descendants().Count(element => element.Name.LocalName == "polyline"));
        Assert.Contains("a < b", drawing.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoNetworks_WritesTheTableAlone() =>
        Assert.Equal([FitFiles.TableFile], FitFiles.Write("none", LinearWidthTrend.Of(Population.Of([])), _folder.FullName).Select(Path.GetFileName));

    [Fact]
    public void Write_FolderThatIsAFile_IsAnInputError()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");

        Assert.Throws<InvalidInputException>(() => FitFiles.Write("x", LinearWidthTrend.Of(Population.Of([])), file));
    }
}
