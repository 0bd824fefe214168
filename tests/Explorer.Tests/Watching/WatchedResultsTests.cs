using Explorer.Experiments.Storage;
using Explorer.SearchSpace;
using Explorer.Tests.Commands;
using Explorer.Watching;

namespace Explorer.Tests.Watching;

/// <summary>What the live page shows of a database and of its changes.</summary>
public sealed class WatchedResultsTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public static TheoryData<string> Stores => ["results.litedb", "results.db"];

    public void Dispose() => _runner.Dispose();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task List_ExperimentsOfBothStores_HasStateCountsBestAndMean(string store)
    {
        StoredTrials.Add(At(store), SmallExperiment.Write(_runner), i => 0.2 + (0.1 * i));
        StoredTrials.Add(At(store), SmallExperiment.Write(_runner, "other"), i => 0.5, finished: 2);
        await using var site = await WatchedSite.StartAsync(_runner, store);

        var text = Words(await site.TextAsync("/"));

        Assert.Contains("2 experiments with 7 finished trials, none running.", text, StringComparison.Ordinal);
        Assert.Contains("small complete 5 / 5 20.0 % 40.0 %", text, StringComparison.Ordinal);
        Assert.Contains("other stopped 2 / 5 50.0 % 50.0 %", text, StringComparison.Ordinal);
        Assert.Contains("Compare the ticked", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Trial_Ends_IsToldAndShown(string store)
    {
        StoredTrials.Add(At(store), SmallExperiment.Write(_runner), _ => 0.5, finished: 1);
        await using var site = await WatchedSite.StartAsync(_runner, store);
        Assert.Contains("1 of 5 trials", Words(await site.TextAsync("/experiments/small")), StringComparison.Ordinal);

        using (var opened = ResultStores.Open(At(store), StoreAccess.Write))
        {
            foreach (var index in (int[])[3, 1])
            {
                opened.AddTrial(StoredTrials.Finished("small", opened.Plan("small")[index], 0.1 * index));
                await site.UntilAsync("/experiments/small", $"{opened.Trials("small").Count} of 5 trials");
            }
        }

        Assert.Contains("best has a validation error of 10.0 %", Words(await site.UntilAsync("/experiments/small", "best has a validation error of 10.0 %")), StringComparison.Ordinal);
        Assert.Contains("small stopped 3 / 5 10.0 %", Words(await site.TextAsync("/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Experiment_AddedOrGrown_IsShown()
    {
        StoredTrials.Add(At("results.litedb"), SmallExperiment.Write(_runner), _ => 0.5);
        await using var site = await WatchedSite.StartAsync(_runner);
        Assert.Equal("404", await site.TextAsync("/experiments/other"));

        StoredTrials.Add(At("results.litedb"), SmallExperiment.Write(_runner, "other"), _ => 0.5, finished: 0);
        await site.UntilAsync("/experiments/other", "Not running: 0 of 5 trials. To go on: explorer run other");
        using (var opened = ResultStores.Open(At("results.litedb"), StoreAccess.Write))
            opened.ExtendPlan("small", [opened.Plan("small")[0] with { Index = 5 }]);

        await site.UntilAsync("/experiments/small", "5 of 6 trials");
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Experiment_GivenTagsAndANote_ShowsThem(string store)
    {
        StoredTrials.Add(At(store), SmallExperiment.Write(_runner), _ => 0.5);
        await using var site = await WatchedSite.StartAsync(_runner, store);
        Assert.DoesNotContain("keep", await site.TextAsync("/"), StringComparison.Ordinal);

        using (var opened = ResultStores.Open(At(store), StoreAccess.Write))
            opened.Annotate("small", ["keep", "first"], "the one to show");

        Assert.Contains("keep, first the one to show", Words(await site.UntilAsync("/", "the one to show")), StringComparison.Ordinal);
        var page = Words(await site.TextAsync("/experiments/small"));
        Assert.Contains("Note: the one to show Tags: keep, first Complete: 5 of 5 trials.", page, StringComparison.Ordinal);
        Assert.Equal(page.IndexOf("the one to show", StringComparison.Ordinal), page.LastIndexOf("the one to show", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_TrialsThatDidNotComplete_AreCounted()
    {
        StoredTrials.Add(At("results.litedb"), SmallExperiment.Write(_runner), _ => 0.5, finished: 1);
        using (var opened = ResultStores.Open(At("results.litedb"), StoreAccess.Write))
        {
            TrialOutcome[] ends = [new TrialOutcome.Pruned(0.6, 0.6, null), new TrialOutcome.Pruned(0.7, 0.7, null), new TrialOutcome.Diverged(0.9, null, null), new TrialOutcome.Failed("the machine")];
            foreach (var (end, place) in ends.Select((end, i) => (end, i + 1)))
                opened.AddTrial(StoredTrials.Finished("small", opened.Plan("small")[place], 0.5) with { Outcome = end });
        }

        await using var site = await WatchedSite.StartAsync(_runner);

        Assert.Contains("small complete 5 / 5 2 pruned, 1 diverged, 1 failed 50.0 %", Words(await site.TextAsync("/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Moments_AreToldAsHowLongTheyArePastAndAnewEveryMinute()
    {
        StoredTrials.Add(At("results.litedb"), SmallExperiment.Write(_runner), _ => 0.5);
        await using var site = await WatchedSite.StartAsync(_runner);
        Assert.Matches("small complete 5 / 5 50.0 % 50.0 % [0-9,]+ d ago [0-9,]+ d ago", Words(await site.TextAsync("/")));
        Assert.Contains("title=\"2 Mar 2026, 09:00 UTC\"", await site.HtmlAsync("/"), StringComparison.Ordinal);

        static (string Revision, IReadOnlyList<string> Watches) Listed(int second) => ListPage.Of([], new WatchPlaces("a.litedb", "runs", "zoo"), DateTimeOffset.UnixEpoch.AddSeconds(second)) is var page ? (page.Parts[0].Revision, page.Watches) : default;
        Assert.Equal(Listed(0).Revision, Listed(59).Revision);
        Assert.NotEqual(Listed(0).Revision, Listed(60).Revision);
        Assert.Contains(WatchedResults.Minute, Listed(0).Watches);
        await site.UntilRisenAsync(WatchedResults.Minute);
    }

    [Fact]
    public async Task Database_ReplacedRemovedOrDamaged_IsToldAndReadAgainWhenItIsBack()
    {
        StoredTrials.Add(At("results.litedb"), SmallExperiment.Write(_runner), _ => 0.5);
        StoredTrials.Add(At("new.litedb"), SmallExperiment.Write(_runner, trainImages: 600), _ => 0.25, finished: 3);
        await using var site = await WatchedSite.StartAsync(_runner);

        File.Delete(At("results.litedb"));
        await site.UntilProblemAsync("no such results database");
        Assert.Contains("small complete 5 / 5", Words(await site.TextAsync("/")), StringComparison.Ordinal);

        File.WriteAllText(At("results.litedb"), "no database at all");
        await site.UntilProblemAsync("results.litedb");

        File.Move(At("new.litedb"), At("results.litedb"), overwrite: true);
        await site.UntilProblemAsync(null);
        await site.UntilAsync("/", "3 / 5");
        Assert.Contains("small stopped 3 / 5 25.0 %", Words(await site.TextAsync("/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparison_OfTicked_IsTheComparisonsDocument()
    {
        StoredTrials.Add(At("results.litedb"), SmallExperiment.Write(_runner), i => 0.2 + (0.01 * i));
        StoredTrials.Add(At("results.litedb"), SmallExperiment.Write(_runner, "other"), i => 0.6 + (0.01 * i));
        StoredTrials.Add(At("results.litedb"), SmallExperiment.Write(_runner, "else"), i => 0.6 + (0.01 * i), hash: "11");
        await using var site = await WatchedSite.StartAsync(_runner);

        var page = Words(await site.UntilAsync("/compare?with=small&with=other", "Error distributions"));

        var told = await _runner.RunAsync("compare", "small", "other");
        Assert.Contains(Words(told.Output.Split('\n').First(line => line.Contains("other", StringComparison.Ordinal)).Trim())[..30], page, StringComparison.Ordinal);
        Assert.Contains("were measured on different data", await site.UntilAsync("/compare?with=small&with=else", "different data"), StringComparison.Ordinal);
        Assert.Contains("Tick two or more", await site.TextAsync("/compare?with=small"), StringComparison.Ordinal);
        Assert.Equal("404", await site.TextAsync("/compare?with=small&with=none"));
    }

    [Fact]
    public async Task Pages_NothingIsThereYet_SayWhatToType()
    {
        using (ResultStores.Open(At("results.litedb"), StoreAccess.Write))
        {
        }

        await using var site = await WatchedSite.StartAsync(_runner);

        Assert.Contains("The results database has no experiment yet. Run one: explorer run EXPERIMENT", await site.TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("explorer study STUDY", await site.TextAsync("/studies"), StringComparison.Ordinal);
        Assert.Contains("explorer export EXPERIMENT", await site.UntilAsync("/zoo", "There are no networks in"), StringComparison.Ordinal);
        Assert.Equal("404", await site.TextAsync("/studies/none"));
    }

    [Fact]
    public async Task Experiment_NamedLikeAPath_ReadsNoFileElsewhere()
    {
        Directory.CreateDirectory(At("secret"));
        File.WriteAllText(At("secret/live.json"), "{}");
        using (var opened = ResultStores.Open(At("results.litedb"), StoreAccess.Write))
            opened.AddExperiment(new ExperimentRecord("../secret", "{}", DateTimeOffset.UnixEpoch, "0"), []);
        await using var site = await WatchedSite.StartAsync(_runner);

        Assert.Contains("../secret", await site.TextAsync("/"), StringComparison.Ordinal);
        Assert.Equal("404", await site.TextAsync("/experiments/../secret"));
        Assert.Equal("404", await site.TextAsync("/experiments/..%2Fsecret"));
    }

    [Fact]
    public async Task Watch_DatabaseOrPortThatCannotBe_IsRefused()
    {
        var missing = await _runner.RunAsync("watch");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("results.litedb: no such results database", missing.Error, StringComparison.Ordinal);

        File.WriteAllText(At("results.litedb"), "no database at all");
        Assert.Equal(2, (await _runner.RunAsync("watch")).ExitCode);

        var port = await _runner.RunAsync("watch", "--port", "70000");
        Assert.Equal(2, port.ExitCode);
        Assert.Contains("--port: found 70000, expected 0 to 65535", port.Error, StringComparison.Ordinal);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string At(string name) => Path.Combine(_runner.Folder, name);
}
