using Explorer.Running.Live;
using Explorer.SearchSpace;
using Explorer.Tests.Commands;

namespace Explorer.Tests.Watching;

/// <summary>The live page beside real runs.</summary>
public sealed class WatchedRunTests : IDisposable
{
    private const int LongEnough = 2048;
    private readonly CommandRunner _runner = new();

    private string Live => Path.Combine(_runner.Folder, "runs", "small", "live.json");

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Run_KilledAndGoneOn_IsFollowedByOnePage()
    {
        // On a busy machine the page learns of things seconds late: trials are left then.
        SmallExperiment.Write(_runner, trainImages: LongEnough, epochs: 16);
        using var first = _runner.Start("run", "small.json", "--jobs", "1");
        var said = await CommandRunner.UntilErrorLineAsync(first, "worker ");
        Assert.Contains("explorer: to watch in a browser, type: explorer watch", said);
        await using var site = await WatchedSite.StartAsync(_runner);

        await site.UntilAsync("/experiments/small", "Running.");
        await site.UntilAsync("/experiments/small", "images/s");
        await site.UntilAsync("/experiments/small", "Validation error after each epoch of the trials under way");
        Assert.Contains("1 running.", await site.TextAsync("/"), StringComparison.Ordinal);

        await CommandRunner.KillAsync(first);
        await site.UntilAsync("/experiments/small", "The run was killed at");
        Assert.True(File.Exists(Live));
        Assert.Contains("killed", await site.TextAsync("/"), StringComparison.Ordinal);

        using var second = _runner.Start("run", "small.json", "--jobs", "1");
        await site.UntilAsync("/experiments/small", "Running.");
        Assert.Equal(0, (await CommandRunner.FinishAsync(second)).ExitCode);

        await site.UntilAsync("/experiments/small", "Complete: 5 of 5 trials.");
        Assert.False(File.Exists(Live));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Live)!, "live.json.*.tmp"));
    }

    [Fact]
    public async Task Watch_Interrupted_EndsWith0()
    {
        StoredTrials.Add(Path.Combine(_runner.Folder, "a b.litedb"), SmallExperiment.Write(_runner), _ => 0.5);
        using var process = _runner.Start("watch", "--store", "a b.litedb", "--port", "0");
        await CommandRunner.UntilErrorLineAsync(process, "watching a b.litedb; Ctrl-C ends it");
        var address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using (var client = new HttpClient())
            Assert.Contains("small", await client.GetStringAsync(new Uri(address!), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await CommandRunner.InterruptAsync(process);

        Assert.Equal(0, (await CommandRunner.FinishAsync(process)).ExitCode);
    }

    [Fact]
    public async Task Watch_OpenWithoutABrowser_SaysSo()
    {
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), SmallExperiment.Write(_runner), _ => 0.5);
        var bin = Directory.CreateDirectory(Path.Combine(_runner.Folder, "bin")).FullName;
        File.WriteAllText(Path.Combine(bin, "xdg-open"), "#!/bin/sh\nexit 3\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(bin, "xdg-open"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _runner.Environment["PATH"] = $"{bin}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = _runner.Start("watch", "--port", "0", "--open");

        await CommandRunner.UntilErrorLineAsync(process, "xdg-open could not open a browser; open http://127.0.0.1:");

        await CommandRunner.KillAsync(process);
    }

    [Fact]
    public void IsUnderWay_ByProcessAndSignOfLife()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(60);
        var own = RunProcess.Own();
        LiveRun Run(RunProcess process, TimeSpan age) => new() { Experiment = "e", Process = process, WrittenAt = now - age, Planned = 1, FinishedBefore = 0, ToTrain = 1, Finished = 0, Seconds = 1, SecondsLeft = null, Running = [] };

        Assert.True(LiveFile.IsUnderWay(Run(own, TimeSpan.FromHours(1)), now));
        Assert.False(LiveFile.IsUnderWay(Run(own with { StartedAt = own.StartedAt.AddMinutes(-1) }, TimeSpan.Zero), now));
        Assert.False(LiveFile.IsUnderWay(Run(own with { Id = int.MaxValue }, TimeSpan.Zero), now));
        Assert.True(LiveFile.IsUnderWay(Run(own with { Host = "another" }, TimeSpan.FromSeconds(5)), now));
        Assert.False(LiveFile.IsUnderWay(Run(own with { Host = "another" }, TimeSpan.FromMinutes(1)), now));
    }

    [Fact]
    public void Read_WhatNoRunWrote_IsNothing()
    {
        foreach (var text in (string[])["", "{}", "[1]", "{\"experiment\":null}", new string('x', 1 << 10)])
            Assert.Null(LiveFile.Read(_runner.Write("live.json", text)));
        Assert.Null(LiveFile.Read(Path.Combine(_runner.Folder, "missing.json")));
    }

    [Fact]
    public async Task Study_Run_IsListedWithItsSteps()
    {
        TinyStudy.Write(_runner);
        Assert.Equal(0, (await _runner.RunAsync("study", "tiny.json")).ExitCode);
        await using var site = await WatchedSite.StartAsync(_runner);

        Assert.Contains("tiny", await site.TextAsync("/studies"), StringComparison.Ordinal);
        var study = await site.UntilAsync("/studies/tiny", "Steps so far");
        Assert.Contains("small-b", study, StringComparison.Ordinal);
        Assert.Contains("A study for a test.", study, StringComparison.Ordinal);
        Assert.Contains("has the least test error", await site.UntilAsync("/zoo", "least test error"), StringComparison.Ordinal);
        File.Delete(Path.Combine(_runner.Folder, "tiny.json"));
        Assert.Equal("404", await site.TextAsync("/studies/small"));
    }
}
