namespace Explorer.Tests.Commands;

/// <summary>Experiments on imported images that this machine does not have: all but training works.</summary>
public sealed class DataElsewhereTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public DataElsewhereTests()
    {
        SmallExperiment.Write(_runner);
        foreach (var name in new[] { "pets-a", "pets-b" })
        {
            var file = _runner.Write($"{name}.json", $$"""{"extends": "small.json", "name": "{{name}}", "sample": {"count": 16}, "data": {"name": "pets-of-another-machine", "train": null} }""");
            StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), file, i => 0.50 + (0.01 * (i * 7 % 16)));
        }
    }

    public void Dispose() => _runner.Dispose();

    [Theory]
    [InlineData("status pets-a")]
    [InlineData("trials pets-a.json")]
    [InlineData("report pets-a")]
    [InlineData("compare pets-a pets-b.json")]
    [InlineData("fit pets-a")]
    [InlineData("derive pets-a --save pets-c.json")]
    [InlineData("predict pets-a.json --count 100")]
    [InlineData("space pets-a.json")]
    [InlineData("sample pets-a.json --count 1")]
    public async Task Command_ThatTrainsNothing_NeedsNoImages(string command)
    {
        var output = await _runner.RunAsync(command.Split(' '));

        Assert.True(output.ExitCode == 0, output.Error);
    }

    [Fact]
    public async Task Run_IsRefusedWithTheWayToImport()
    {
        var output = await _runner.RunAsync("run", "pets-a.json");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("pets-a.json", output.Error, StringComparison.Ordinal);
        Assert.Contains("unknown data set \"pets-of-another-machine\"", output.Error, StringComparison.Ordinal);
        Assert.Contains("explorer data import FOLDER --name pets-of-another-machine", output.Error, StringComparison.Ordinal);
    }
}
