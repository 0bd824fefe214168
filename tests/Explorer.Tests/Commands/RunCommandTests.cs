namespace Explorer.Tests.Commands;

/// <summary>Real runs: real workers, real training, real signals.</summary>
public sealed class RunCommandTests : IDisposable
{
    private const int LongEnough = 2048;
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Run_OneOrTwoJobs_GivesTheSameRecordsButForTimes()
    {
        SmallExperiment.Write(_runner);

        Assert.Equal(0, (await _runner.RunAsync("run", "small.json", "--jobs", "1", "--store", "one.db", "--out", "one")).ExitCode);
        Assert.Equal(0, (await _runner.RunAsync("run", "small.json", "--jobs", "2", "--store", "two.db", "--out", "two")).ExitCode);

        var one = await TrialsAsync("one.db");
        var two = await TrialsAsync("two.db");
        Assert.Equal(SmallExperiment.Trials, one.Count);
        Assert.Equal(one.Select(SmallExperiment.WithoutTimes), two.Select(SmallExperiment.WithoutTimes));
    }

    [Fact]
    public async Task Run_Again_TrainsNothingTwice()
    {
        SmallExperiment.Write(_runner);
        await _runner.RunAsync("run", "small.json");
        var before = await TrialsAsync("results.litedb");

        var again = await _runner.RunAsync("run", "small.json");

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(before.Select(trial => trial.ToJsonString()), (await TrialsAsync("results.litedb")).Select(trial => trial.ToJsonString()));
        Assert.True(File.Exists(Path.Combine(_runner.Folder, "runs", "small", "report.html")));
    }

    [Fact]
    public async Task Run_KilledThreeTimes_EndsWithEveryTrialOnce()
    {
        SmallExperiment.Write(_runner, trainImages: LongEnough);
        for (var kill = 0; kill < 3; kill++)
        {
            using var process = _runner.Start("run", "small.json", "--jobs", "2");
            await CommandRunner.UntilErrorLineAsync(process, kill == 0 ? "worker" : "trial ");
            await CommandRunner.KillAsync(process);
        }

        var last = await _runner.RunAsync("run", "small.json", "--jobs", "2");

        Assert.Equal(0, last.ExitCode);
        Assert.Equal(Enumerable.Range(0, SmallExperiment.Trials), (await TrialsAsync("results.litedb")).Select(trial => (int)trial["index"]!));
    }

    [Fact]
    public async Task Run_WorkerKilledInMidTrial_IsTriedAgain()
    {
        SmallExperiment.Write(_runner, trainImages: LongEnough);
        using var process = _runner.Start("run", "small.json", "--jobs", "1");
        using var worker = CommandRunner.WorkerOf(await CommandRunner.UntilErrorLineAsync(process, "process "));
        await CommandRunner.UntilAtWorkAsync(worker);

        worker.Kill();
        var output = await CommandRunner.FinishAsync(process);

        Assert.Equal(0, output.ExitCode);
        Assert.Contains("tried again", output.Error, StringComparison.Ordinal);
        var trials = await TrialsAsync("results.litedb");
        Assert.All(trials, trial => Assert.Equal("completed", (string)trial["state"]!));
        Assert.Contains(trials, trial => (int)trial["attempts"]! == 2);
    }

    [Fact]
    public async Task Run_Interrupted_LeavesWith130AndGoesOn()
    {
        SmallExperiment.Write(_runner, trainImages: LongEnough);
        using var process = _runner.Start("run", "small.json", "--jobs", "1", "--out=run files");
        await CommandRunner.UntilErrorLineAsync(process, "[1/");

        await CommandRunner.InterruptAsync(process);
        var output = await CommandRunner.FinishAsync(process);

        Assert.Equal(130, output.ExitCode);
        Assert.Contains("explorer: finishing cleanly; Ctrl-C again stops at once\n", output.Error, StringComparison.Ordinal);
        Assert.Contains("The same command goes on: explorer run small.json --jobs 1 --out 'run files'", output.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _runner.RunAsync("run", "small.json")).ExitCode);
        Assert.Equal(SmallExperiment.Trials, (await TrialsAsync("results.litedb")).Count);
    }

    [Fact]
    public async Task Run_StoreOfAnotherRunAtWork_IsRefused()
    {
        SmallExperiment.Write(_runner, trainImages: LongEnough);
        SmallExperiment.Write(_runner, "other");
        using var process = _runner.Start("run", "small.json", "--jobs", "1");
        await CommandRunner.UntilErrorLineAsync(process, "worker");

        var second = await _runner.RunAsync("run", "other.json");

        await CommandRunner.KillAsync(process);
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("results.litedb: is being written by another run (pid ", second.Error, StringComparison.Ordinal);
        Assert.Contains($"pid {process.Id}: explorer run small.json --jobs 1", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_BestTrial_MakesAnEntryThatVerifies()
    {
        SmallExperiment.Write(_runner);
        await _runner.RunAsync("run", "small.json");

        var export = await _runner.RunAsync("export", "small", "--best", "2");
        var list = await _runner.RunAsync("zoo", "list", "--json");

        Assert.Equal(0, export.ExitCode);
        Assert.Equal(2, list.Lines.Count);
        var best = (await TrialsAsync("results.litedb")).MinBy(trial => (double)trial["error"]!)!;
        Assert.Equal((double)best["error"]!, list.Lines.Min(entry => (double)entry["validationError"]!), 9);
        foreach (var entry in list.Lines)
            Assert.Equal(0, (await _runner.RunAsync("zoo", "verify", (string)entry["name"]!)).ExitCode);

        var weights = Directory.GetFiles(Path.Combine(_runner.Folder, "zoo"), "weights.safetensors", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(weights, TestContext.Current.CancellationToken);
        bytes[^1] ^= 0x40;
        await File.WriteAllBytesAsync(weights, bytes, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await _runner.RunAsync("zoo", "verify", Path.GetFileName(Path.GetDirectoryName(weights))!)).ExitCode);
    }

    private async Task<IReadOnlyList<JsonObject>> TrialsAsync(string store) => (await _runner.RunAsync("trials", "small", "--store", store, "--json")).Lines;
}
