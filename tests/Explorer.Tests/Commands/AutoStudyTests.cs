using Explorer.Tests.Watching;

namespace Explorer.Tests.Commands;

/// <summary>A study in auto mode over a planted start: its errors follow a rule, so that there is something to find.</summary>
public sealed class AutoStudyTests : IDisposable
{
    private const int Planted = 64;
    private readonly CommandRunner _runner = new();

    public AutoStudyTests()
    {
        SmallExperiment.Write(_runner, trainImages: 256, epochs: 1);
        _runner.Write("start.json", $$"""{"extends": "small.json", "name": "start", "sample": {"count": {{Planted}} } }""");
        _runner.Write("auto.json", """{"name": "auto", "mode": "auto", "auto": {"start": "start.json", "looks": [4, 6], "rounds": 2}}""");
    }

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Study_AutoOverAPlantedRule_TriesItOnFreshNetworksAndDecidesTheSameAgain()
    {
        // The rule is found in the planted errors; which part of it is supported best is the derivation's business.
        Plant(network => network.Stages.Zip(network.Stages.Skip(1)).All(pair => pair.First.Width <= pair.Second.Width) ? 0.05 : 0.2);

        var first = await _runner.RunAsync("study", "auto.json", "--jobs", "2");

        Assert.Equal((0, ""), (first.ExitCode, first.ExitCode == 0 ? "" : first.Error));
        var decisions = Decisions();
        Assert.Equal("auto-1", (string)decisions[0]!["tried"]!);
        Assert.Contains((int)decisions[0]!["networks"]!, (int[])[4, 6]);

        // Networks trained for a second on real images are worse than the planted errors: the test has to see it.
        Assert.False((bool)decisions[0]!["kept"]!);
        Assert.StartsWith("Worse", (string)decisions[0]!["verdict"]!, StringComparison.Ordinal);
        Assert.DoesNotContain((string)decisions[0]!["constraint"]!, decisions.Skip(1).Select(decision => (string)decision!["constraint"]!));

        var again = await _runner.RunAsync("study", "auto.json");
        Assert.Equal((0, first.Output), (again.ExitCode, again.Output));
        Assert.DoesNotContain("trial ", again.Error, StringComparison.Ordinal);
        Assert.Equal(decisions.ToJsonString(), Decisions().ToJsonString());
        Assert.Contains("What was tried, and why", await File.ReadAllTextAsync(Path.Combine(_runner.Folder, "runs", "auto", "study.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_Auto_LivePageHasWhatIsTriedAndThenWhatItsOwnPageHas()
    {
        Plant(network => network.Stages.Zip(network.Stages.Skip(1)).All(pair => pair.First.Width <= pair.Second.Width) ? 0.05 : 0.2);
        Assert.Equal(0, (await _runner.RunAsync("study", "auto.json", "--limit", "2")).ExitCode);
        await using var site = await WatchedSite.StartAsync(_runner);

        var before = Words(await site.UntilAsync("/studies/auto", "Round 1 is under way."));
        Assert.Equal(0, (await _runner.RunAsync("study", "auto.json", "--jobs", "2")).ExitCode);

        var decisions = Decisions();
        Assert.Contains($"From start is proposed: {decisions[0]!["constraint"]} ({decisions[0]!["evidence"]}). Fresh networks of it are trained as auto-1.", before, StringComparison.Ordinal);
        Assert.DoesNotContain("What was tried, and why", before, StringComparison.Ordinal);
        var own = await File.ReadAllLinesAsync(Path.Combine(_runner.Folder, "runs", "auto", "study.md"), TestContext.Current.CancellationToken);
        var first = own.First(line => line.Contains("were trained alike", StringComparison.Ordinal)).Replace("\\", "", StringComparison.Ordinal);
        var after = Words(await site.UntilAsync("/studies/auto", first.Split(" were trained alike")[0]));
        Assert.DoesNotContain("is under way", after, StringComparison.Ordinal);
        Assert.All(decisions, decision => Assert.All((string[])["constraint", "evidence", "verdict"], member => Assert.Contains(Words((string)decision![member]!), after, StringComparison.Ordinal)));
        var sections = own.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).ToList();
        Assert.True(sections.Count > 5);
        Assert.All(sections, section => Assert.Contains(section, after, StringComparison.Ordinal));
        Assert.Contains(Words(first), after, StringComparison.Ordinal);

        // The same names in a database of other networks are not told as this study's.
        _runner.Write("start.json", $$"""{"extends": "small.json", "name": "start", "sample": {"count": {{Planted}}, "seed": 9} }""");
        await using var other = await WatchedSite.StartAsync(_runner);
        Assert.Contains("auto-1 is in the results database with other values than this study proposes now", await other.UntilAsync("/studies/auto", "with other values"), StringComparison.Ordinal);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Study_AutoOverNoise_KeepsNothingAndEnds()
    {
        Plant(_ => 0.2);

        var output = await _runner.RunAsync("study", "auto.json");

        Assert.Equal(0, output.ExitCode);
        var decisions = Decisions();
        Assert.All(decisions, decision => Assert.False((bool)decision!["kept"]!));
        Assert.Null(decisions[^1]!["tried"]);
        Assert.Contains("none is supported or hinted at", (string)decisions[^1]!["evidence"]!, StringComparison.Ordinal);
        Assert.True(decisions.Sum(decision => (double?)decision!["level"] ?? 0) <= 0.05);
    }

    private JsonArray Decisions() => JsonNode.Parse(File.ReadAllText(Path.Combine(_runner.Folder, "runs", "auto", "decisions.json")))!.AsArray();

    private void Plant(Func<AnyNetConfig, double> rule)
    {
        var experiment = ExperimentReader.Load(Path.Combine(_runner.Folder, "start.json"));
        using var store = ResultStores.Open(Path.Combine(_runner.Folder, "results.litedb"), StoreAccess.Write);
        ExperimentRegistration.Ensure(store, "results.litedb", experiment, "0.1.0", DateTimeOffset.UnixEpoch);
        store.AddTrials([.. store.Plan("start").Select(planned => new TrialRecord
        {
            Experiment = "start",
            Planned = planned,
            Outcome = new TrialOutcome.Completed(rule(planned.Config.ToAnyNet()) + (0.01 * (planned.Seed % 1000) / 1000), null),
            Rungs = [],
            Seconds = 1,
            Attempts = 1,
            Environment = null,
            FinishedAt = DateTimeOffset.UnixEpoch,
        })]);
    }
}
