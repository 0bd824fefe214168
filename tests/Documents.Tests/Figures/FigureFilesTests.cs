namespace Explorer.Documents.Tests.Figures;

public sealed class FigureFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("explorer-figures-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Write_TwoDrawings_AreAFileAFormatEach()
    {
        var paths = FigureFiles.Write(Path.Combine(_folder.FullName, "figures"), [Examples.Of("edf"), Examples.Of("confusion")], FigureFormats.Svg | FigureFormats.Png | FigureFormats.Pdf, 60);

        Assert.Equal(["edf.svg", "edf.png", "edf.pdf", "confusion.svg", "confusion.png", "confusion.pdf"], paths.Select(Path.GetFileName));
        Assert.All(paths, path => Assert.InRange(new FileInfo(path).Length, 1_000, 1_000_000));
    }

    [Fact]
    public void Write_NoFormatsNamed_ArePngAndSvg() => Assert.Equal(["edf.svg", "edf.png"], FigureFiles.Write(_folder.FullName, [Examples.Of("edf")]).Select(Path.GetFileName));

    [Fact]
    public void SteppedLine_TwoErrors_RisesAtEach()
    {
        var series = new Series("", SeriesKind.Steps, [0.3, 0.5], [0.5, 1]);

        Assert.Equal([(0.2, 0), (0.3, 0), (0.3, 0.5), (0.3, 0.5), (0.5, 0.5), (0.5, 1), (0.6, 1)], SteppedLine.Of(series, series.Y, new Scale(0.2, 0.6, false, [])));
    }

    [Fact]
    public void SteppedLine_Stairs_HasALevelAroundEachPlace()
    {
        var series = new Series("", SeriesKind.Stairs, [0, 1, 2], [8, 8, 16]);

        Assert.Equal([(-0.5, 8), (0.5, 8), (0.5, 8), (1.5, 8), (1.5, 16), (2.5, 16)], SteppedLine.Of(series, series.Y, new Scale(-1, 3, false, [])));
    }
}
