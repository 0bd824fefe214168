using System.Text.Json;

namespace Explorer.Tests.Clusters;

/// <summary>Runs on a real Slurm of two nodes, in short.</summary>
public sealed class SlurmTests : IDisposable
{
    private const string Name = "on-slurm";
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public Task Run_OnSlurmWithFailures_StoresWhatHomeStores() => OnSlurmAsync(async slurm =>
    {
        var experiment = Experiment(count: 6, epochs: 8);
        string[] run = ["run", experiment, "--on", "slurm", "--cluster", Settings(), "--store", "there.litedb", "--run-folder", "it's 100% a folder"];

        // A coordinator that is killed when the first epochs are trained, and one that takes its jobs back.
        using (var first = _runner.Start(run))
        {
            await CommandRunner.UntilErrorLineAsync(first, ": process ");
            await CommandRunner.KillAsync(first);
        }

        using var second = _runner.Start(run);
        var said = (await CommandRunner.UntilErrorLineAsync(second, "[1/6]")).ToList();
        Assert.DoesNotContain(said, line => line.Contains("sent to Slurm", StringComparison.Ordinal));

        // Whoever knows the token is let in: it is in the folder's file alone, and in nobody's arguments or environment.
        var folder = Path.Combine(_runner.Folder, "it's 100% a folder");
        var token = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "coordinator.json"))).RootElement.GetProperty("token").GetString()!;
        Assert.DoesNotContain(ArgumentsAndEnvironments(), text => text.Contains(token, StringComparison.Ordinal));
        Assert.Contains(ArgumentsAndEnvironments(), text => text.Contains("SLURM_ARRAY_TASK_ID", StringComparison.Ordinal));

        // A job that is taken away: it suspends, and another is sent.
        slurm.Ask("scancel", slurm.Ask("squeue", "-h", "-r", "-t", "R", "-o", "%F_%K").Split('\n')[0]);
        var output = await CommandRunner.FinishAsync(second);
        Assert.Equal((0, ""), (output.ExitCode, slurm.Ask("squeue", "-h", "-t", "R,PD")));
        Assert.Contains("trials in", output.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await _runner.RunProcessAsync("run", experiment, "--store", "home.litedb", "--jobs", "1", "--out", "home")).ExitCode);
        Assert.Equal(Stored("home.litedb"), Stored("there.litedb"));
        Assert.Equal(Weights("home"), Weights("runs"));
        using (var store = ResultStores.Open(Path.Combine(_runner.Folder, "there.litedb"), StoreAccess.Read))
            Assert.Empty(store.Attempts(Name));

        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(folder, "log")).Append(Path.Combine(folder, "worker.sh")), file => File.ReadAllText(file).Contains(token, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(folder, "checkpoints", Name)));
    });

    [Fact]
    public Task Run_Detached_GoesOnAfterTheCommandHasEnded() => OnSlurmAsync(async slurm =>
    {
        string[] run = ["run", Experiment(count: 2, epochs: 2), "--on", "slurm", "--cluster", Settings(), "--sbatch=--comment=detached", "--store", "there.litedb", "--detach"];
        var output = await _runner.RunProcessAsync(run);
        Assert.True(output.ExitCode == 0, output.Error);
        using var coordinator = Process.GetProcessById(int.Parse(output.Error.Split("goes on as process ")[1].Split(' ')[0], CultureInfo.InvariantCulture));
        try
        {
            // Whoever types it again meanwhile hears why it cannot be.
            var second = await _runner.RunProcessAsync(run);
            Assert.NotEqual(0, second.ExitCode);
            Assert.Contains("there.litedb", second.Error, StringComparison.Ordinal);

            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            await coordinator.WaitForExitAsync(patience.Token);
            using var store = ResultStores.Open(Path.Combine(_runner.Folder, "there.litedb"), StoreAccess.Read);
            Assert.Equal(2, store.Trials(Name).Count);
        }
        finally
        {
            if (!coordinator.HasExited)
                coordinator.Kill();
        }
    });

    [Fact]
    public Task Run_SetUpFails_StopsAfterAFewJobsAndShowsTheirLog() => OnSlurmAsync(async slurm =>
    {
        _runner.Write("setup.sh", "module load nowhere-to-be-found\nfalse\n");
        var output = await _runner.RunProcessAsync("run", Experiment(count: 2, epochs: 1), "--on", "slurm", "--cluster", Settings(), "--setup", "setup.sh");
        Assert.Equal(1, output.ExitCode);
        Assert.Contains("3 jobs in a row ended before they had trained an epoch", output.Error, StringComparison.Ordinal);
        Assert.Contains("the set-up script failed", output.Error, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Run_JobsThatSlurmCannotStartAndHolds_CancelledAndToldAfterThree()
    {
        // Slurm's commands as far as they are asked, with its words for a prolog or a launch that failed.
        Command("squeue", "[ \"$1\" = --version ] || cat \"$0.jobs\" 2>/dev/null || true");
        Command("sbatch", """jobs=${0%sbatch}squeue.jobs; id=$(($(wc -l <"$jobs" 2>/dev/null || echo 0) + 1)); for n in 1 2; do echo "${id}_$n|PENDING|launch failed requeued held" >>"$jobs"; done; echo $id""");
        Command("scancel", """exec 9>"$0.lock"; flock 9; for id; do case $id in --name=*) id=[^\|]*; esac; sed -i "s/^\($id\)|.*/\1|CANCELLED|None/" "${0%scancel}squeue.jobs"; done""");
        _runner.Environment["PATH"] = $"{_runner.Folder}:{Environment.GetEnvironmentVariable("PATH")}";
        var output = await _runner.RunProcessAsync("run", Experiment(count: 4, epochs: 1), "--on", "slurm", "--cluster", Settings());
        Assert.Equal(1, output.ExitCode);
        Assert.Contains("of one of them: Slurm could not start it and holds it back (launch failed requeued held)", output.Error, StringComparison.Ordinal);
        Assert.All(File.ReadLines(Path.Combine(_runner.Folder, "squeue.jobs")), job => Assert.EndsWith("|CANCELLED|None", job, StringComparison.Ordinal));
    }

    [Fact]
    public Task Check_OnSlurm_TellsStepByStep() => OnSlurmAsync(async slurm =>
    {
        var output = await _runner.RunProcessAsync("cluster", "check", "--cluster", Settings());
        Assert.Equal(0, output.ExitCode);
        Assert.Equal(["Slurm", "folder", "node", "training", "GPUs", "engine", "this"], output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.Contains(", as here", output.Output, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Run_FolderThatOthersMayEnter_Refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        if (OperatingSystem.IsWindows())
            return;
        _runner.Environment["PATH"] = $"{_runner.Folder}:{Environment.GetEnvironmentVariable("PATH")}";
        Command("squeue", "echo slurm 22.05.8");
        Directory.CreateDirectory(Path.Combine(_runner.Folder, "open"), (UnixFileMode)0b111_101_101);
        var output = await _runner.RunProcessAsync("run", Experiment(count: 1, epochs: 1), "--on", "slurm", "--run-folder", "open");
        Assert.Equal(2, output.ExitCode);
        Assert.Contains("may be entered by others (mode 755", output.Error, StringComparison.Ordinal);
        Assert.Contains("chmod 700", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoSlurmHere_SaysWhatIsMissing()
    {
        _runner.Environment["PATH"] = "/nowhere";
        var output = await _runner.RunProcessAsync("run", Experiment(count: 1, epochs: 1), "--on", "slurm", "--sbatch=--partition=main", "--sbatch", "--nodelist=n1");
        Assert.Equal(2, output.ExitCode);
        Assert.Contains("squeue cannot be started here", output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--setup", "file.sh", "expected with --on slurm")]
    [InlineData("--run-folder", "folder", "expected with --on slurm")]
    [InlineData("--detach", "true", "expected with --on slurm")]
    public async Task Run_OptionOfAClusterAtHome_Refused(string option, string value, string expected)
    {
        var output = await _runner.RunAsync("run", Experiment(count: 1, epochs: 1), option, value);
        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SettingsWithProblems_NamesThemAll()
    {
        var file = _runner.Write("settings.json", """{ "cluster": { "jobs": 0, "sbatch": "--mem=1G", "job": 3 } }""");
        var output = await _runner.RunAsync("run", Experiment(count: 1, epochs: 1), "--on", "slurm", "--cluster", file);
        Assert.Equal(2, output.ExitCode);
        foreach (var path in (string[])["$.cluster.jobs", "$.cluster.sbatch", "$.cluster.job"])
            Assert.Contains(path, output.Error, StringComparison.Ordinal);
    }

    private async Task OnSlurmAsync(Func<SlurmCluster, Task> test)
    {
        using var slurm = SlurmCluster.Start();
        _runner.Environment["SLURM_CONF"] = slurm.Configuration;
        try
        {
            await test(slurm);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            slurm.SkipIfBroken();
            throw;
        }
    }

    private void Command(string name, string script)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_runner.Write(name, $"#!/bin/sh\n{script}\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private string Settings() => _runner.Write("settings.json", """
        { "cluster": { "jobs": 2, "sbatch": ["--mem=900M", "--time=10"], "silenceSeconds": 5, "returnSeconds": 4, "reunionSeconds": 20, "pollSeconds": 1, "warnSeconds": 20 } }
        """);

    private string Experiment(int count, int epochs) => _runner.Write("experiment.json", $$"""
        { "name": "{{Name}}",
          "space": { "family": "anynet", "input": {"channels": 3, "resolution": 16}, "classes": 10, "stem": {"type": "cifar", "width": 8}, "block": "bottleneck", "stages": 2,
            "depth": {"uniform": [1, 2]}, "width": {"uniform": [8, 32], "multipleOf": 8}, "bottleneckRatio": 1, "groupWidth": 8 },
          "sample": {"count": {{count}}, "seed": 3}, "data": {"name": "shapes", "train": 1000, "validation": 200}, "training": {"epochs": {{epochs}}, "batchSize": 50} }
        """);

    private static IEnumerable<string> ArgumentsAndEnvironments()
    {
        foreach (var file in Directory.EnumerateDirectories("/proc").Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit)).SelectMany(folder => (string[])[Path.Combine(folder, "cmdline"), Path.Combine(folder, "environ")]))
        {
            string text;
            try
            {
                text = File.ReadAllText(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended, or is another user's.
                continue;
            }

            yield return text;
        }
    }

    // All that is stored but for times.
    private string[] Stored(string file)
    {
        using var store = ResultStores.Open(Path.Combine(_runner.Folder, file), StoreAccess.Read);
        return
        [
            .. store.Trials(Name).Select(trial => TrialsJson.Serialize(trial with
            {
                Seconds = 0,
                FinishedAt = default,
                Rungs = [.. trial.Rungs.Select(rung => rung with { Times = null, Place = null, Epochs = [.. rung.Epochs.Select(epoch => epoch with { Seconds = 0 })] })],
            })),
        ];
    }

    private string[] Weights(string output) =>
        [.. Directory.EnumerateFiles(Path.Combine(_runner.Folder, output, Name, "weights")).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];
}
