namespace Explorer.Reporting.Tests;

/// <summary>A report in a folder that goes with the test.</summary>
internal sealed class ReportFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("explorer-report-");

    public ReportFolder(ReportInput input) => Files = ReportWriter.Write(input, Path.Combine(_folder.FullName, "out"));

    public IReadOnlyList<string> Files { get; }

    public string Page => Files[0];

    public string File(string name) => Files.Single(file => Path.GetFileName(file) == name);

    public void Dispose() => _folder.Delete(recursive: true);
}
