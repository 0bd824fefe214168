using Explorer.Analysis.Runs;
using Explorer.Documents.Figures;

namespace Explorer.Analysis.Tests.Runs;

/// <summary>A run's report in a folder that goes with the test.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunFolder(RunInput input, string description = "") => Files = Write(input, Path.Combine(_folder.Path, "out"), description);

    public IReadOnlyList<string> Files { get; }

    public string Page => Files[0];

    public static IReadOnlyList<string> Write(RunInput input, string folder, string description = "", FigureFormats formats = FigureFormats.Svg) => DocumentPage.Write(
        RunReports.Document(input), new PageFrame("Design-space exploration", "0.1.0", SyntheticTrials.Start.AddHours(2)) { Description = description }, "report.html", folder, pictures: new PictureSettings(formats));

    public string File(string name) => Files.Single(file => Path.GetFileName(file) == name);

    public void Dispose() => _folder.Dispose();
}
