namespace Explorer.Tests.Commands;

/// <summary>Runs that began before experiment files had defaults of their own, or with another definition.</summary>
public sealed class EarlierRunTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Run_BegunByAnEarlierVersion_GoesOnAsItBegan()
    {
        var file = SmallExperiment.Write(_runner);
        Begin(ExperimentReader.Parse(File.ReadAllText(file), file));

        var output = await _runner.RunAsync("run", "small.json");

        Assert.Equal(0, output.ExitCode);
        Assert.Contains("small began with an earlier version, so what its file leaves out of training (learningRate, warmupEpochs, zeroInitFinalGamma) stays as it was then", output.Error, StringComparison.Ordinal);
        var trials = await TrialsAsync();
        Assert.Equal(SmallExperiment.Trials, trials.Count);
        Assert.All(trials, trial =>
        {
            Assert.Equal(0.1, (double)trial["training"]!["learningRate"]!);
            Assert.Equal(0, (double)trial["training"]!["warmupEpochs"]!);
            Assert.False((bool)trial["training"]!["zeroInitFinalGamma"]!);
        });
    }

    [Fact]
    public async Task Run_TheSameFileNow_HasTheDefaultsOfFiles()
    {
        SmallExperiment.Write(_runner);
        var output = await _runner.RunAsync("run", "small.json", "--limit", "1");

        Assert.DoesNotContain("earlier version", output.Error, StringComparison.Ordinal);
        var training = Assert.Single(await TrialsAsync())["training"]!;
        Assert.Equal(0.2, (double)training["learningRate"]!);
        Assert.Equal(0.5, (double)training["warmupEpochs"]!);
        Assert.True((bool)training["zeroInitFinalGamma"]!);
        Assert.Equal(64, (int)training["batchSize"]!);
    }

    [Fact]
    public async Task Run_FileChangedSince_SaysWhatDiffersAndTheStoredOneGoesOnByItsName()
    {
        var file = SmallExperiment.Write(_runner);
        Begin(ExperimentReader.Load(file));
        SmallExperiment.Write(_runner, epochs: 3);

        var refused = await _runner.RunAsync("run", "small.json");
        var output = await _runner.RunAsync("run", "small", "--store", "results.litedb", "--limit", "1");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("$.training.epochs: found 3, stored is 2", refused.Error, StringComparison.Ordinal);
        Assert.Contains("explorer run small --store results.litedb", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, output.ExitCode);
        Assert.Equal(2, (int)Assert.Single(await TrialsAsync())["training"]!["epochs"]!);
    }

    [Fact]
    public async Task Run_NeitherFileNorStored_IsRefused()
    {
        SmallExperiment.Write(_runner);
        await _runner.RunAsync("run", "small.json", "--limit", "1");
        var output = await _runner.RunAsync("run", "smal");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("smal", output.Error, StringComparison.Ordinal);
    }

    private void Begin(Experiment experiment)
    {
        using var store = ResultStores.Open(Path.Combine(_runner.Folder, "results.litedb"), StoreAccess.Write);
        ExperimentRegistration.Ensure(store, "results.litedb", experiment, "0.1.0", DateTimeOffset.UnixEpoch);
    }

    private async Task<List<JsonNode>> TrialsAsync()
    {
        var output = await _runner.RunAsync("trials", "small", "--json");
        return [.. output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
