namespace Explorer.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Theory]
    [InlineData("--figures", "gif", "--figures: unknown format 'gif'")]
    [InlineData("--figures", ",", "--figures: found no format")]
    [InlineData("--width", "49", "--width: found '49', expected 50 to 1000 millimetres")]
    [InlineData("--width", "180px", "--width: found '180px'")]
    [InlineData("--width", "wide", "--width: found 'wide'")]
    public async Task Report_FiguresThatCannotBeDrawn_AreRefusedByName(string option, string value, string expected)
    {
        var output = await _runner.RunAsync("report", "nothing", option, value);

        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_FormatsAndWidth_AreThoseOfTheFigures()
    {
        SmallExperiment.Write(_runner);
        _runner.Write("good.csv", "error,depth_1,width_1,depth_2,width_2,depth_3,width_3\n0.5,1,8,1,8,1,8\n0.4,1,16,1,16,1,16\n");
        await _runner.RunAsync("store", "import-sweep", "good.csv", "--name", "others", "--like", "small.json");

        var output = await _runner.RunAsync("report", "others", "--figures", "svg,pdf", "--width", "480px");

        Assert.Equal(0, output.ExitCode);
        var figures = Path.Combine(_runner.Folder, "runs", "others", "figures");
        Assert.Contains("width=\"480\"", File.ReadAllText(Path.Combine(figures, "edf.svg")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(figures, "edf.pdf")));
        Assert.Empty(Directory.GetFiles(figures, "*.png"));
    }
}
