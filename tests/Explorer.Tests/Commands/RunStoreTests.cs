namespace Explorer.Tests.Commands;

/// <summary>Which results database a run writes, and several experiments into one.</summary>
public sealed class RunStoreTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Run_NoStoreNamed_MakesALiteDatabase()
    {
        SmallExperiment.Write(_runner);
        var output = await _runner.RunAsync("run", "small.json", "--limit", "1");

        Assert.Equal(0, output.ExitCode);
        Assert.True(Exists("results.litedb"));
        Assert.False(Exists("results.db"));
        Assert.DoesNotContain("earlier version", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderWithAnEarlierDatabaseOnly_SaysSoAndGoesOnWithIt()
    {
        SmallExperiment.Write(_runner);
        await _runner.RunAsync("run", "small.json", "--limit", "1", "--store", "results.db");
        var output = await _runner.RunProcessAsync("run", "small.json", "--limit", "1");

        Assert.Equal(0, output.ExitCode);
        Assert.Contains("this folder has results.db of an earlier version and no results.litedb: going on with results.db", output.Error, StringComparison.Ordinal);
        Assert.False(Exists("results.litedb"));
        Assert.Equal(2, (await TrialsAsync("small", "results.db")).Count);
        Assert.Contains("small", (await _runner.RunProcessAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BegunInOneKindOfDatabase_GoesOnInTheOther()
    {
        SmallExperiment.Write(_runner);
        await _runner.RunAsync("run", "small.json", "--store", "whole.litedb", "--out", "whole", "--jobs", "1");
        await _runner.RunAsync("run", "small.json", "--store", "first.db", "--limit", "2", "--jobs", "1");
        Carry("first.db", await _runner.RunAsync("store", "export", "--store", "first.db"));
        Assert.Equal(0, (await _runner.RunAsync("store", "import", "first.db.jsonl", "--store", "second.litedb")).ExitCode);
        Assert.Equal(0, (await _runner.RunAsync("run", "small.json", "--store", "second.litedb", "--jobs", "1")).ExitCode);

        Assert.Equal((await TrialsAsync("small", "whole.litedb")).Select(SmallExperiment.WithoutTimes), (await TrialsAsync("small", "second.litedb")).Select(SmallExperiment.WithoutTimes));

        // There and back again: byte for byte.
        var lines = (await _runner.RunAsync("store", "export", "--store", "second.litedb")).Output;
        Carry("second.litedb", await _runner.RunAsync("store", "export", "--store", "second.litedb"));
        Assert.Equal(0, (await _runner.RunAsync("store", "import", "second.litedb.jsonl", "--store", "third.db")).ExitCode);
        Assert.Equal(lines, (await _runner.RunAsync("store", "export", "--store", "third.db")).Output);
    }

    [Fact]
    public async Task Run_SeveralExperiments_TrainsAndReportsEach()
    {
        SmallExperiment.Write(_runner);
        SmallExperiment.Write(_runner, "other");
        var output = await _runner.RunAsync("run", "small.json", "other.json");

        Assert.Equal(0, output.ExitCode);
        foreach (var name in (string[])["small", "other"])
        {
            Assert.Equal(SmallExperiment.Trials, (await TrialsAsync(name, "results.litedb")).Count);
            Assert.True(Exists(Path.Combine("runs", name, "report.html")));
        }
    }

    [Fact]
    public async Task Run_SeveralExperimentsWithALimit_SharesIt()
    {
        SmallExperiment.Write(_runner);
        SmallExperiment.Write(_runner, "other");
        await _runner.RunAsync("run", "small.json", "other.json", "--limit", "6");

        Assert.Equal(5, (await TrialsAsync("small", "results.litedb")).Count);
        Assert.Single(await TrialsAsync("other", "results.litedb"));

        await _runner.RunAsync("run", "other.json", "small.json", "--limit", "4");
        Assert.Equal(5, (await TrialsAsync("other", "results.litedb")).Count);
    }

    [Fact]
    public async Task Run_TwoFilesOfOneName_IsRefused()
    {
        SmallExperiment.Write(_runner);
        var output = await _runner.RunAsync("run", "small.json", "small.json");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("are both named 'small'", output.Error, StringComparison.Ordinal);
        Assert.False(Exists("results.litedb"));
    }

    private void Carry(string name, CommandOutput exported)
    {
        Assert.Equal(0, exported.ExitCode);
        _runner.Write(name + ".jsonl", exported.Output);
    }

    private bool Exists(string name) => File.Exists(Path.Combine(_runner.Folder, name));

    private async Task<List<JsonNode>> TrialsAsync(string experiment, string store)
    {
        var output = await _runner.RunAsync("trials", experiment, "--store", store, "--json");
        return [.. output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
