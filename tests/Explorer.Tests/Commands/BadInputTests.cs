namespace Explorer.Tests.Commands;

/// <summary>Every bad input: exit code 2, a message that names the place, no stack trace.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Theory]
    [InlineData("complexty", "did you mean 'complexity'")]
    [InlineData("sample", "EXPERIMENT is missing: ")]
    [InlineData("zoo", "expected one of list, show, verify, predict")]
    [InlineData("zoo latency --rounds 4", "--rounds: found 4, expected a whole number from 5 to 10,000")]
    [InlineData("zoo latency", "zoo: the zoo is empty; export networks to it first")]
    [InlineData("train resnet18 --epochs x", "--epochs: found 'x', expected a whole number")]
    [InlineData("train resnet18 --lr x", "--lr: found 'x', expected a number")]
    [InlineData("train resnet18 --lr 0,05", "--lr: found '0,05', expected a number such as 0.05")]
    [InlineData("train resnet18 --weight-decay 0,0005", "--weight-decay: found '0,0005', expected a number")]
    [InlineData("train resnet18 --lr 1,2,3", "--lr: found '1,2,3', expected a number")]
    [InlineData("train resnet18 --momentum 1e999", "--momentum: found '1e999', expected a number")]
    [InlineData("train resnet18 --warmup NaN", "--warmup: found 'NaN', expected a number")]
    [InlineData("train resnet18 --epochs 1,000", "--epochs: found '1,000', expected a whole number")]
    [InlineData("train resnet18 --train-images 99999999999", "--train-images: found '99999999999', expected a whole number up to 2147483647")]
    [InlineData("train resnet18 --seed 1,5", "--seed: found '1,5', expected a whole number from 0 to 18446744073709551615")]
    [InlineData("fidelity a.json --level 0,9", "--level: found '0,9', expected a number")]
    [InlineData("data import pets --test-share 0,2", "--test-share: found '0,2', expected a number")]
    [InlineData("doctor --seconds Infinity", "--seconds: found 'Infinity', expected a number")]
    [InlineData("train resnet18 --set minst", "explorer: --set: no data set or folder of images is called \"minst\"; did you mean \"mnist\"?")]
    [InlineData("summary .", "no model.json in it")]
    [InlineData("sample x.json --cuont 3", "did you mean '--count'")]
    [InlineData("run nowhere.json", "nowhere.json")]
    [InlineData("run nowhere.json --device gpu", "device: \"gpu\", expected cpu or cuda:N, such as cuda:0")]
    [InlineData("complexity regnetx-40mf", "did you mean \"regnetx-400mf\"")]
    [InlineData("summary lenet", "explorer zoo list --presets lists all")]
    [InlineData("status --store nothing.db", "nothing.db")]
    [InlineData("data verify mnits", "mnist")]
    [InlineData("zoo show nothing", "nothing")]
    public async Task Command_BadUsage_SaysWhatWasMeant(string command, string expected) =>
        AssertRefused(await _runner.RunAsync(command.Split(' ')), expected);

    [Theory]
    [InlineData("{\"name\": \"a\",", "bad.json")]
    [InlineData("{\"name\": \"a\", \"sapce\": {}}", "did you mean \"space\"")]
    [InlineData("{\"name\": \"a\", \"name\": \"b\"}", "name")]
    [InlineData("{\"extends\": \"missing.json\", \"name\": \"a\"}", "missing.json")]
    [InlineData("{\"name\": \"a\\ud800\"}", "bad.json: $.name: holds half of a surrogate pair")]
    [InlineData("{\"name\": \"a\", \"\\udfff\": 1}", "bad.json: holds half of a surrogate pair")]
    public async Task Run_MalformedExperiment_NamesThePlace(string text, string expected)
    {
        _runner.Write("bad.json", text);

        AssertRefused(await _runner.RunAsync("run", "bad.json"), expected);
    }

    [Fact]
    public async Task Run_SeveralProblems_ListsAllAtOnce()
    {
        SmallExperiment.Write(_runner);
        _runner.Write("bad.json", """{"extends": "small.json", "name": "bad", "sample": {"count": 0}, "training": {"momentum": 2}, "data": {"name": "cifar11"}}""");

        var output = await _runner.RunAsync("run", "bad.json");

        AssertRefused(output, "$.sample.count");
        AssertRefused(output, "$.training.momentum");
        AssertRefused(output, "cifar10");
    }

    [Fact]
    public async Task Run_ClassesThatDoNotFit_AreToldBesideTheOtherProblems()
    {
        SmallExperiment.Write(_runner);
        _runner.Write("bad.json", """{"extends": "small.json", "name": "bad", "space": {"classes": 4, "input": {"channels": 1, "resolution": 32}, "depth": {"uniform": [9, 1]}}, "data": {"validation": 60000, "sed": 1}}""");

        var output = await _runner.RunAsync("run", "bad.json");

        AssertRefused(output, "$.space.classes: found 4, expected 10: shapes has 10 classes");
        AssertRefused(output, "$.space.input.channels: found 1, expected 3: shapes has 3 channels");
        AssertRefused(output, "$.space.depth");
        AssertRefused(output, "$.data.sed");
    }

    [Theory]
    [InlineData("""{"name": "cifar10", "validation": 50000}""", "$.data: found 50000 validation images, expected at most 49999: cifar10 has 50000 to train and validate on, and one has to be left to train on")]
    [InlineData("""{"name": "cifar10", "train": 1, "validation": 50000}""", "$.data: found 1 training image and 50000 validation images, expected at most 50000 together: cifar10 has no more besides its test images")]
    public async Task Run_MoreImagesThanThereAre_SaysHowManyThereAre(string data, string expected)
    {
        SmallExperiment.Write(_runner);
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(_runner.Folder, "small.json")))!;
        file["data"] = JsonNode.Parse(data);
        _runner.Write("bad.json", file.ToJsonString());

        AssertRefused(await _runner.RunAsync("run", "bad.json"), expected);
    }

    [Fact]
    public async Task Sample_WindowThatNothingMeets_SaysHowNearItCame()
    {
        SmallExperiment.Write(_runner);
        _runner.Write("bad.json", """{"extends": "small.json", "name": "bad", "space": {"complexity": {"flops": ["900G", "1000G"]}}}""");

        AssertRefused(await _runner.RunAsync("sample", "bad.json"), "flops");
    }

    [Fact]
    public async Task Complexity_GroupWidthThatDividesNothing_NamesIt()
    {
        _runner.Write("model.json", """
            {"family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck",
             "stages": [{"depth": 1, "width": 20, "stride": 1, "bottleneckRatio": 1, "groupWidth": 8}]}
            """);

        AssertRefused(await _runner.RunAsync("complexity", "model.json"), "$.stages[0].groupWidth");
    }

    [Fact]
    public async Task Run_DataFolderWithoutTheFiles_NamesDataSetAndFolder()
    {
        SmallExperiment.Write(_runner);
        _runner.Write("bad.json", """{"extends": "small.json", "name": "bad", "data": {"name": "cifar10"}}""");
        Directory.CreateDirectory(Path.Combine(_runner.Folder, "empty"));

        AssertRefused(await _runner.RunAsync("run", "bad.json", "--data", "empty"), "cifar10");
    }

    [Fact]
    public async Task Run_CorruptDataFile_NamesTheFile()
    {
        SmallExperiment.Write(_runner);
        _runner.Write("bad.json", """
            {"extends": "small.json", "name": "bad", "data": {"name": "mnist"}, "space": {"input": {"channels": 1, "resolution": 28}}}
            """);
        Directory.CreateDirectory(Path.Combine(_runner.Folder, "mnist"));
        foreach (var file in new[] { "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte" })
            _runner.Write(Path.Combine("mnist", file), "cut off");

        AssertRefused(await _runner.RunAsync("run", "bad.json", "--data", "."), "-ubyte");
    }

    [Fact]
    public async Task Run_StoreThatIsNoDatabase_LeavesItAlone()
    {
        SmallExperiment.Write(_runner);
        var store = _runner.Write("results.litedb", "these are my notes");

        AssertRefused(await _runner.RunAsync("run", "small.json"), "results.litedb");
        Assert.Equal("these are my notes", await File.ReadAllTextAsync(store, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_UnwritableOutputFolder_SaysSo()
    {
        SmallExperiment.Write(_runner);
        _runner.Write("blocked", "a file where a folder should be");

        AssertRefused(await _runner.RunAsync("run", "small.json", "--out", "blocked"), "--out blocked");
    }

    private static void AssertRefused(CommandOutput output, string expected)
    {
        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output.Error, StringComparison.Ordinal);
        Assert.Empty(output.Output);
    }
}
