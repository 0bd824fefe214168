using Explorer.Experiments.Storage;
using Explorer.Training.Tests.Data.Folders;

namespace Explorer.Tests.Commands;

/// <summary>What someone hands over, and what people ran into: nothing is harmed, nothing is silent.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const string Nobody = "65534";
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Run_DataReplacedUnderItsName_IsRefusedWithBothHashes()
    {
        var sets = Path.Combine(_runner.Folder, "sets");
        _runner.Environment["EXPLORER_DATA"] = sets;
        Pictures("first", 50);
        Pictures("second", 90);
        SmallExperiment.Write(_runner);
        _runner.Write("rd.json", """{"extends": "small.json", "name": "rd", "space": {"classes": 2, "complexity": null}, "sample": {"count": 2}, "data": {"name": "rd", "train": 12, "validation": 4}, "training": {"epochs": 1, "batchSize": 4}}""");
        Assert.Equal(0, (await _runner.RunAsync("data", "import", "first", "--name", "rd", "--data", sets)).ExitCode);
        var first = await _runner.RunProcessAsync("run", "rd.json", "--limit", "1", "--jobs", "1", "--store", "results.db");
        Assert.True(first.ExitCode == 0, first.Error);
        var before = (string)Assert.Single((await _runner.RunAsync("trials", "rd", "--json", "--store", "results.db")).Lines, line => (string)line["state"]! == "completed")["dataHash"]!;
        Assert.Equal(0, (await _runner.RunAsync("data", "import", "second", "--name", "rd", "--replace", "--data", sets)).ExitCode);

        var output = await _runner.RunProcessAsync("run", "rd.json", "--jobs", "1", "--store", "results.db");

        Assert.Equal(2, output.ExitCode);
        Assert.Matches($"rd: \\$\\.data\\.name: the images of 'rd' are not those .* their hash is [0-9a-f]{{16}}, the trials' is {before}; bring those images back to go on", output.Error);
        Assert.Single((await _runner.RunAsync("trials", "rd", "--json", "--store", "results.db")).Lines, line => (string)line["state"]! == "completed");
        Assert.Equal(0, (await _runner.RunAsync("data", "import", "first", "--name", "rd", "--replace", "--data", sets)).ExitCode);
        Assert.Equal(0, (await _runner.RunProcessAsync("run", "rd.json", "--jobs", "1", "--store", "results.db")).ExitCode);
    }

    [Theory]
    [InlineData("""{"training": {"batchSize": 1}, "fidelity": {"scheduler": "none"}}""", "$.training.batchSize: 5 of 5 trials cannot be trained")]
    [InlineData("""{"training": {"batchSize": 8, "epochs": 2}, "fidelity": {"scheduler": "successiveHalving", "reduction": 2, "rungs": [{"epochs": 1, "batchSize": 1}, {"epochs": 2}]}}""", "rung 0: batches of one image")]
    public async Task Run_BatchOfOneOverOnePixel_IsRefusedBeforeTheFirstTraining(string changes, string expected)
    {
        SmallExperiment.Write(_runner);
        var bad = JsonNode.Parse(changes)!.AsObject();
        (bad["extends"], bad["name"], bad["space"]) = ("small.json", "bad", JsonNode.Parse("""{"strides": [2, 4, 2]}"""));
        _runner.Write("bad.json", bad.ToJsonString());
        var output = await _runner.RunAsync("run", "bad.json");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
        Assert.Contains("the network's batch norms come down to one pixel at 32x32", output.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("diverged", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_HomeThatDoesNotExist_WritesNowhere()
    {
        Pictures("pets", 50);
        (_runner.Environment["HOME"], _runner.Environment["EXPLORER_DATA"], _runner.Environment["XDG_CACHE_HOME"]) = ("/nonexistent", "", "");
        var output = await _runner.RunProcessAsync("data", "import", "pets");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("HOME: \"/nonexistent\" is no folder, so there is no place for data sets; name one with --data DIR, $EXPLORER_DATA or $XDG_CACHE_HOME", output.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_runner.Folder, ".cache")));
    }

    [Fact]
    public async Task Import_CacheOfTheEnvironment_IsWhereItGoes()
    {
        Pictures("pets", 50);
        var cache = Path.Combine(_runner.Folder, "cache");
        (_runner.Environment["HOME"], _runner.Environment["EXPLORER_DATA"], _runner.Environment["XDG_CACHE_HOME"]) = ("/nonexistent", "", cache);

        Assert.Equal(0, (await _runner.RunProcessAsync("data", "import", "pets")).ExitCode);
        Assert.True(File.Exists(Path.Combine(cache, "explorer", "datasets", "pets", "dataset.json")));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("trials")]
    [InlineData("report")]
    public async Task Look_NameOfControlCharacters_NeverReachesTheTerminal(string command)
    {
        const string Hostile = "a\u001b]0;pwned\u0007\u001b[2J";
        var definition = SmallExperiment.Write(_runner);
        StoredTrials.Add(Path.Combine(_runner.Folder, "a.db"), definition, _ => 0.5);
        using (var store = ResultStores.Open(Path.Combine(_runner.Folder, "a.db"), StoreAccess.Write))
        {
            var plan = store.Plan("small");
            store.AddExperiment(store.FindExperiment("small")! with { Name = Hostile }, plan);
            store.AddTrials([StoredTrials.Finished(Hostile, plan[0], 0.5)]);
        }

        var output = await _runner.RunAsync([command, .. command == "status" ? (string[])[] : [Hostile], "--store", "a.db"]);

        Assert.DoesNotContain('\u001b', output.Output + output.Error);
        Assert.DoesNotContain('\u0007', output.Output + output.Error);
        Assert.Contains("\\x1b", output.Output + output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_PlantedLinks_LeaveTheirTargetsAlone()
    {
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.db"), SmallExperiment.Write(_runner), index => 0.1 * index);
        var folder = Directory.CreateDirectory(Path.Combine(_runner.Folder, "runs", "small")).FullName;
        var victim = _runner.Write("victim", "precious");
        foreach (var name in (string[])[".writable", "report.html.part", "report.html", "report.md", "trials.csv", "summary.json"])
            File.CreateSymbolicLink(Path.Combine(folder, name), victim);

        Assert.Equal(0, (await _runner.RunAsync("report", "small", "--store", "results.db")).ExitCode);
        Assert.Equal("precious", await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken));
    }

    // Each is opened by its reader, and a pipe would be waited for, /dev/zero read without end.
    [Theory]
    [InlineData("p.litedb", "status --store p.litedb")]
    [InlineData("p.db", "status --store p.db")]
    [InlineData("p.safetensors", "weights show p.safetensors")]
    [InlineData("p.pth", "weights show p.pth")]
    [InlineData("p.npz", "data import p.npz --data sets")]
    [InlineData("p.json", "run p.json")]
    [InlineData("p.json", "sample p.json")]
    [InlineData("p.json", "study p.json")]
    [InlineData("p.json", "complexity p.json")]
    [InlineData("p.json", "fit p.json")]
    [InlineData("p.json", "onnx p.json --save o.onnx")]
    [InlineData("p.jsonl", "complexity --configs p.jsonl")]
    [InlineData("p.jsonl", "store import p.jsonl --store new.db")]
    [InlineData("p.csv", "store import-sweep p.csv --name a --store new.db")]
    [InlineData("p.json", "store import-sweep sweep.csv --name a --like p.json --store new.db")]
    [InlineData("zoo/index.json", "zoo list --zoo zoo")]
    [InlineData("zoo/e/metrics.json", "zoo show e --zoo zoo")]
    public async Task Read_PipeOrDeviceInPlaceOfAFile_IsRefusedAtOnce(string file, string command)
    {
        var path = Path.Combine(_runner.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var make in (Action[])[() => Process.Start("mkfifo", [path]).WaitForExit(), () => File.CreateSymbolicLink(path, "/dev/zero")])
        {
            File.Delete(path);
            make();
            var output = await Task.Run(() => _runner.RunAsync([.. command.Split(' ').Select(word => word.StartsWith("p.", StringComparison.Ordinal) ? path : word)]), TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

            Assert.True(output.ExitCode == 2, output.Error);
            Assert.Contains(Path.GetFileName(file), output.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"type\":\"store\",\"value\":3}\n{\"type\":\"song\",\"value\":1}\n")]
    public async Task StoreImport_FileThatIsRefused_LeavesNothing(string lines)
    {
        var file = _runner.Write("bad.jsonl", lines);
        foreach (var store in (string[])["new.db", "new.litedb"])
            Assert.Equal(2, (await _runner.RunAsync("store", "import", file, "--store", store)).ExitCode);

        Assert.Equal(file, Assert.Single(Directory.GetFiles(_runner.Folder)));
    }

    [Fact]
    public async Task Run_SetImportedIntoANamedFolder_IsFoundByData()
    {
        Pictures("pets", 50);
        SmallExperiment.Write(_runner);
        _runner.Environment["EXPLORER_DATA"] = "";
        _runner.Write("q.json", """{"extends": "small.json", "name": "q", "space": {"classes": 2, "complexity": null}, "sample": {"count": 1}, "data": {"name": "pets-in-a-folder", "train": null, "validation": 4}, "training": {"epochs": 2, "batchSize": 4}}""");
        _runner.Write("p.json", """{"extends": "q.json", "name": "p", "fidelity": {"scheduler": "successiveHalving", "reduction": 2}}""");
        _runner.Write("s.json", """{"name": "s", "steps": [{"experiment": "q.json"}]}""");
        Assert.Equal(0, (await _runner.RunProcessAsync("data", "import", "pets", "--name", "pets-in-a-folder", "--data", "sets")).ExitCode);

        Assert.Equal(2, (await _runner.RunProcessAsync("run", "p.json")).ExitCode);
        var run = await _runner.RunProcessAsync("run", "p.json", "--data", "sets", "--jobs", "1");
        Assert.True(run.ExitCode == 0, run.Error);
        var study = await _runner.RunProcessAsync("study", "s.json", "--data", "sets", "--jobs", "1");
        Assert.True(study.ExitCode == 0, study.Error);
    }

    [Fact]
    public async Task Train_FolderWhoseNameIsTaken_SaysHowToTrainOnIt()
    {
        Pictures("pets", 50);
        Pictures("other/pets", 90);
        _runner.Environment["EXPLORER_DATA"] = Path.Combine(_runner.Folder, "sets");
        Assert.Equal(0, (await _runner.RunProcessAsync("data", "import", "pets", "--name", "pets-32")).ExitCode);
        var output = await _runner.RunProcessAsync("train", "resnet18", "--set", "other/pets");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("pets-32: there is a data set of that name with other images; give these a name of their own: explorer data import other/pets --name NAME --size 32, and then --set NAME", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ClassNameWithALineFeed_LooksLikeNoLineOfTheProgram()
    {
        Pictures("pets", 50);
        Directory.Move(Path.Combine(_runner.Folder, "pets", "cat"), Path.Combine(_runner.Folder, "pets", "a\nhash     0123"));
        await File.WriteAllTextAsync(Path.Combine(_runner.Folder, "pets", "dog", "b\nexplorer: all is well.png"), "", TestContext.Current.CancellationToken);
        var broken = await _runner.RunAsync("data", "import", Path.Combine(_runner.Folder, "pets"), "--data", Path.Combine(_runner.Folder, "sets"));
        var output = await _runner.RunAsync("data", "import", Path.Combine(_runner.Folder, "pets"), "--data", Path.Combine(_runner.Folder, "sets"), "--skip-broken");

        Assert.Equal((2, 0), (broken.ExitCode, output.ExitCode));
        Assert.Contains("a\\nhash     0123", output.Output, StringComparison.Ordinal);
        Assert.All([broken.Error, output.Error], text => Assert.Contains("b\\nexplorer: all is well.png", text, StringComparison.Ordinal));
        Assert.DoesNotContain("\nhash     0123", output.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_TextsThatASpreadsheetRuns_HaveAnApostropheInEveryTable()
    {
        var definition = SmallExperiment.Write(_runner);
        StoredTrials.Add(Path.Combine(_runner.Folder, "a.db"), definition, index => 0.1 * index, hash: "=1+1");
        Assert.Equal(0, (await _runner.RunAsync("report", "small", "--store", "a.db", "--out", "out")).ExitCode);
        var tables = Directory.GetFiles(Path.Combine(_runner.Folder, "out"), "*.csv", SearchOption.AllDirectories);

        Assert.Contains(tables, table => File.ReadAllText(table).Contains(",'=1+1,", StringComparison.Ordinal));
        Assert.DoesNotContain(tables, table => File.ReadAllText(table).Contains(",=1+1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("results.db")]
    [InlineData("results.litedb")]
    public async Task Run_PlantedLock_IsRefusedAndItsTargetLeftAlone(string store)
    {
        SmallExperiment.Write(_runner);
        var victim = _runner.Write("victim", "precious");
        File.CreateSymbolicLink(Path.Combine(_runner.Folder, store + ".lock"), victim);
        var output = await _runner.RunAsync("run", "small.json", "--store", store, "--limit", "1");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains(".lock is a link, to ", output.Error, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Summary_NetworkLargerThanTheMachine_IsRefusedBeforeItIsBuilt()
    {
        var stages = string.Join(", ", Enumerable.Repeat("""{"depth": 16, "width": 65536, "stride": 2, "bottleneckRatio": 1, "groupWidth": 65536}""", 4));
        _runner.Write("m.json", $$"""{"family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck", "stages": [{{stages}}]}""");
        var output = await _runner.RunAsync("summary", "m.json");

        Assert.Equal(2, output.ExitCode);
        Assert.Matches(@"anynet: the network's [\d,]{17,} parameters take [\d,.]+ GiB, this machine has", output.Error);
    }

    [Theory]
    [InlineData("results.db")]
    [InlineData("results.litedb")]
    public async Task Look_StoreInAFolderThatCannotBeWritten_Works(string store)
    {
        Assert.SkipUnless(!Environment.IsPrivilegedProcess || File.Exists("/usr/bin/setpriv"), "SKIPPED: root writes everywhere, and there is no setpriv to be another user");
        if (OperatingSystem.IsWindows())
            return;
        var folder = Directory.CreateDirectory(Path.Combine(_runner.Folder, "folder")).FullName;
        var path = Path.Combine(folder, store);
        StoredTrials.Add(path, SmallExperiment.Write(_runner), index => 0.1 * index);
        StoredTrials.Add(path, SmallExperiment.Write(_runner, "other"), index => 0.1 + (0.1 * index));
        File.SetUnixFileMode(_runner.Folder, (UnixFileMode)0x1FF);
        foreach (var file in Directory.GetFiles(folder))
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(folder, (UnixFileMode)0x16D);
        try
        {
            foreach (var command in (string[])["status", "trials small", "report small --out out", "compare small other", "store check"])
            {
                var output = await AsAnotherAsync([.. command.Split(' '), "--store", path]);
                Assert.True(output.ExitCode == 0, $"{command}: {output.Error}");
            }
        }
        finally
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0x1FF);
        }
    }

    private async Task<CommandOutput> AsAnotherAsync(string[] arguments)
    {
        string[] words = ["dotnet", Path.Combine(AppContext.BaseDirectory, "explorer.dll"), .. arguments];
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. words])
            : new ProcessStartInfo(words[0], words[1..]);
        (start.WorkingDirectory, start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (_runner.Folder, false, true, true, true);
        using var process = Process.Start(start)!;
        return await CommandRunner.FinishAsync(process);
    }

    private void Pictures(string folder, byte shade)
    {
        foreach (var (name, blue) in new[] { ("cat", (byte)0), ("dog", (byte)200) })
        {
            Directory.CreateDirectory(Path.Combine(_runner.Folder, folder, name));
            for (byte i = 0; i < 10; i++)
                File.WriteAllBytes(Path.Combine(_runner.Folder, folder, name, $"{i}.png"), PngFile.Plain(8, 8, (byte)(shade + i), 0, blue));
        }
    }
}
