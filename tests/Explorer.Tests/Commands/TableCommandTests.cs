namespace Explorer.Tests.Commands;

/// <summary>A table of another program's trials through the commands.</summary>
public sealed class TableCommandTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public TableCommandTests() => _runner.Write("sweep.csv", Table(0));

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Import_Table_WorksWithTheCommandsThatNeedNoNetworks()
    {
        _runner.Write("other.csv", Table(0.05));
        var imported = await _runner.RunAsync("store", "import", "sweep.csv", "--name", "sweep");
        Assert.Equal((0, ""), (imported.ExitCode, imported.Error));
        Assert.StartsWith("imported 40 trials as 'sweep': 40 completed", imported.Output, StringComparison.Ordinal);
        Assert.Contains("note: guessed: the parameters are lr, optimizer", imported.Output, StringComparison.Ordinal);
        await _runner.RunAsync("store", "import", "other.csv", "--name", "other");

        foreach (var (command, expected) in new[]
        {
            ("status", "sweep"), ("store check", "sound"), ("report sweep", "the best has an error of"), ("compare sweep other", "worse"), ("predict sweep --count 2000 --top 3", "settings drawn from sweep, none of them in the table"),
            ("fidelity sweep", "val_error_3"), ("trials sweep --where lr<0.02 --sort -lr", "optimizer"), ("trials sweep --json", "\"parameters\":{\"lr\":"),
        })
        {
            var output = await _runner.RunAsync(command.Split(' '));
            Assert.True(output.ExitCode == 0, $"{command}: {output.Error}");
            Assert.Contains(expected, output.Output, StringComparison.Ordinal);
        }

        Assert.Equal(6, (await _runner.RunAsync("trials", "sweep", "--where", "lr < 0.012 and param_optimizer = adam")).Output.Split('\n').Count(line => line.Contains("completed", StringComparison.Ordinal)));
        var page = File.ReadAllText(Path.Combine(_runner.Folder, "runs", "sweep", "report.html"));
        Assert.DoesNotContain("FLOPs", page[page.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fit")]
    [InlineData("derive")]
    [InlineData("export")]
    [InlineData("run")]
    [InlineData("transfer", "sweep")]
    [InlineData("compare", "other", "--normalise", "flops")]
    public async Task CommandsOfNetworks_Table_AreRefusedWithOneMessage(string command, params string[] more)
    {
        await _runner.RunAsync("store", "import", "sweep.csv", "--name", "sweep");
        await _runner.RunAsync("store", "import", "sweep.csv", "--name", "other");

        var output = await _runner.RunAsync([command, "sweep", .. more]);

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("is an imported table of parameters and errors without networks", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SameTableAgain_AddsNothingAndAnotherIsRefused()
    {
        await _runner.RunAsync("store", "import", "sweep.csv", "--name", "sweep");

        var again = await _runner.RunAsync("store", "import", "sweep.csv", "--name", "sweep");
        _runner.Write("sweep.csv", Table(0.05));
        var other = await _runner.RunAsync("store", "import", "sweep.csv", "--name", "sweep");

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("is of the same table: nothing to add", again.Output, StringComparison.Ordinal);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("holds an experiment named 'sweep' already", other.Error, StringComparison.Ordinal);
        Assert.Contains("1 experiment, 40 planned trials, 40 finished trials", (await _runner.RunAsync("store", "check")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Table_IsImportedAgainAsItWas()
    {
        await _runner.RunAsync("store", "import", "sweep.csv", "--name", "sweep");
        var exported = await _runner.RunAsync("store", "export");
        _runner.Write("export.jsonl", exported.Output);

        var imported = await _runner.RunAsync("store", "import", "export.jsonl", "--store", "second.db");

        Assert.Equal((0, ""), (imported.ExitCode, imported.Error));
        Assert.Equal(exported.Output, (await _runner.RunAsync("store", "export", "--store", "second.db")).Output);
    }

    [Theory]
    [InlineData("store import sweep.csv", "expected --name NAME beside it")]
    [InlineData("store import sweep.csv --error val_error_9", "these need --name NAME")]
    [InlineData("store import sweep.csv --name Sweep", "--name: found \"Sweep\"")]
    [InlineData("store import sweep.csv --name a --error vall", "the table has no column \"vall\"")]
    [InlineData("store import sweep.csv --name a --error optimizer", "column optimizer: holds texts such as \"adam\", expected numbers")]
    [InlineData("store import sweep.csv --name a --scale 1", "--scale: found 1, expected the values")]
    [InlineData("store import missing.csv --name a", "missing.csv")]
    [InlineData("store import . --name a", "it is a folder, expected a file")]
    public async Task Import_WhatCannotBe_IsRefusedAndLeavesNoStore(string command, string expected)
    {
        var output = await _runner.RunAsync(command.Split(' '));

        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_runner.Folder, "results*"));
    }

    private static string Table(double more) => "lr,optimizer,val_error_3,val_error_9\n" + string.Concat(Enumerable.Range(0, 40).Select(i =>
        FormattableString.Invariant($"{0.001 * (i + 1)},{(i % 2 == 0 ? "adam" : "sgd")},{0.3 + more + (0.005 * i) + (0.01 * (i * 7 % 5))},{0.2 + more + (0.004 * i) + (0.01 * (i * 3 % 4))}\n")));
}
