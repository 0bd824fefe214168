namespace Explorer.Tests.Commands;

/// <summary>Real studies, tiny ones: real workers, real training, real signals.</summary>
/// <param name="whole">A study that ran from start to end without a stop.</param>
public sealed class StudyCommandTests(WholeStudy whole) : IClassFixture<WholeStudy>, IDisposable
{
    private readonly CommandRunner _runner = TinyStudy.Write(new CommandRunner());

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Study_ListedSteps_AreTrainedJudgedReportedAndGrowAFamily()
    {
        var (runner, first) = (whole.Runner, whole.Output);

        Assert.Equal((0, ""), (first.ExitCode, first.ExitCode == 0 ? "" : first.Error));
        Assert.Contains("small: 5 networks", first.Output, StringComparison.Ordinal);
        Assert.Contains("small-b: 5 networks", first.Output, StringComparison.Ordinal);
        Assert.Contains("n = 5 and 5", first.Output, StringComparison.Ordinal);
        var report = await File.ReadAllTextAsync(Path.Combine(runner.Folder, "runs", "tiny", "study.md"), TestContext.Current.CancellationToken);
        Assert.Contains("## The family", report, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(runner.Folder, "runs", "tiny", "study.html")));
        Assert.True(File.Exists(Path.Combine(runner.Folder, "runs", "tiny", "figures", "edf.svg")));

        var entry = Assert.Single((await runner.RunAsync("zoo", "list", "--json")).Lines);
        var name = (string)entry["name"]!;
        Assert.Equal(0, (await runner.RunAsync("zoo", "verify", name)).ExitCode);
        var metricsFile = Path.Combine(runner.Folder, "zoo", name, "metrics.json");
        var metrics = await File.ReadAllTextAsync(metricsFile, TestContext.Current.CancellationToken);

        var again = await runner.RunAsync("study", "tiny.json");

        Assert.Equal((0, first.Output), (again.ExitCode, again.Output));
        Assert.DoesNotContain("trial 0", again.Error, StringComparison.Ordinal);
        Assert.Equal(metrics, await File.ReadAllTextAsync(metricsFile, TestContext.Current.CancellationToken));
        var reported = await runner.RunAsync("study", "tiny.json", "--report", "--out", "again");
        Assert.Equal((0, first.Output), (reported.ExitCode, reported.Output));
        Assert.True(File.Exists(Path.Combine(runner.Folder, "again", "tiny", "study.html")));
    }

    [Fact]
    public async Task Study_KilledInterruptedAndLimited_GoesOnToTheSameResults()
    {
        using (var killed = _runner.Start("study", "tiny.json", "--jobs", "1"))
        {
            await CommandRunner.UntilErrorLineAsync(killed, "[2/");
            await CommandRunner.KillAsync(killed);
        }

        using (var interrupted = _runner.Start("study", "tiny.json", "--jobs", "1"))
        {
            await CommandRunner.UntilErrorLineAsync(interrupted, "[4/");
            await CommandRunner.InterruptAsync(interrupted);
            var output = await CommandRunner.FinishAsync(interrupted);
            Assert.Equal(130, output.ExitCode);
            Assert.Contains("The same command goes on: explorer study tiny.json", output.Error, StringComparison.Ordinal);
        }

        var limited = await _runner.RunAsync("study", "tiny.json", "--limit", "2");
        Assert.Equal(0, limited.ExitCode);
        Assert.Contains("networks remain", limited.Error, StringComparison.Ordinal);

        var last = await _runner.RunAsync("study", "tiny.json", "--jobs", "2");

        Assert.Equal((0, whole.Output.Output), (last.ExitCode, last.Output));
        Assert.Equal(await TinyStudy.ErrorsAsync(whole.Runner), await TinyStudy.ErrorsAsync(_runner));
    }

    [Fact]
    public async Task Study_SharedNetworks_AreTrainedOnceAndJudgedAgainstTheOthers()
    {
        _runner.Write("ordered.json", """{"extends": "small.json", "name": "ordered", "space": {"nonDecreasing": ["width"]}}""");
        _runner.Write("wide.json", """{"extends": "small.json", "name": "wide", "sample": {"count": 8} }""");
        _runner.Write("shared.json", """{"name": "shared", "shareNetworks": true, "steps": [{"experiment": "wide.json"}, {"experiment": "ordered.json"}]}""");

        var output = await _runner.RunAsync("study", "shared.json");

        Assert.Equal((0, ""), (output.ExitCode, output.ExitCode == 0 ? "" : output.Error));
        var step = (await _runner.RunAsync("study", "shared.json", "--json")).Lines[1];
        var shared = (int)step["shared"]!;
        Assert.InRange(shared, 1, 4);
        Assert.Equal(SmallExperiment.Trials, (int)step["networks"]!);
        Assert.Equal(SmallExperiment.Trials - shared, (await _runner.RunAsync("trials", "ordered", "--json")).Lines.Count);
        Assert.Contains($"ordered: 5 networks, {shared} of them trained by earlier steps", output.Output, StringComparison.Ordinal);
        Assert.Contains($"n = {8 - shared} and 5", output.Output, StringComparison.Ordinal);
        var report = await File.ReadAllTextAsync(Path.Combine(_runner.Folder, "runs", "shared", "study.md"), TestContext.Current.CancellationToken);
        Assert.Contains("trained by earlier steps, whose samples they are of too", report, StringComparison.Ordinal);
        Assert.DoesNotContain("would say anew", report, StringComparison.Ordinal);

        var again = await _runner.RunAsync("study", "shared.json");
        Assert.Equal((0, output.Output), (again.ExitCode, again.Output));
        Assert.DoesNotContain("trial ", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_WrongFile_ListsEveryProblemAndTrainsNothing()
    {
        _runner.Write("bad.json", """{"name": "bad", "steps": [{"experiment": "small.json"}, {"experiment": "smal-b.json"}], "family": {"budgets": []}}""");

        var output = await _runner.RunAsync("study", "bad.json");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("$.steps[1].experiment", output.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_runner.Folder, "results.litedb")));
    }

    [Fact]
    public async Task Study_ReportOfAnEmptyStore_SaysWhatToRun()
    {
        SmallExperiment.Write(_runner, "other", trainImages: 256, epochs: 1);
        await _runner.RunAsync("run", "other.json", "--limit", "1");

        var output = await _runner.RunAsync("study", "tiny.json", "--report");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("explorer study tiny.json", output.Error, StringComparison.Ordinal);
    }
}
