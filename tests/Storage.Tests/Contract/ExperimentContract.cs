using Explorer.Experiments.Trials;

namespace Explorer.Storage.Tests.Contract;

/// <summary>What every store promises of experiments, their plans and their tallies.</summary>
public abstract class ExperimentContract(string extension) : StoreTests(extension)
{
    [Fact]
    public void Experiments_Empty_None()
    {
        using var store = Write();
        Assert.Empty(store.Experiments());
        Assert.Null(store.FindExperiment("anynet-a"));
        Assert.Empty(store.Plan("anynet-a"));
        Assert.Empty(store.Trials("anynet-a"));
        Assert.Empty(store.Attempts("anynet-a"));
        Assert.Empty(store.Rungs("anynet-a"));
    }

    [Fact]
    public void AddExperiment_Several_KeepsOrderAndContent()
    {
        ExperimentRecord[] records = [Samples.Experiment("z"), Samples.Experiment("a"), Samples.Experiment("'; DROP TABLE trials; --")];
        using (var store = Write())
        {
            foreach (var record in records)
                store.AddExperiment(record, []);
        }

        using var reader = Read();
        Assert.Equal(records, reader.Experiments());
        Assert.Equal(records[1], reader.FindExperiment("a"));
        Assert.Null(reader.FindExperiment("A"));
    }

    [Fact]
    public void Annotate_AgainAndAgain_ChangesTagsAndNoteAlone()
    {
        var record = Samples.Experiment();
        using (var store = Write())
        {
            store.AddExperiment(record, [Samples.Planned(0)]);
            store.AddExperiment(Samples.Experiment("z") with { Tags = ["kept"] }, []);
            store.AddTrial(Samples.Trial(0));
            store.Annotate("anynet-a", ["one", "two"], new string('n', 20_000));
            store.Annotate("anynet-a", ["two"], "größer");
        }

        using (var reader = Read())
        {
            Assert.Equal([record with { Tags = ["two"], Note = "größer" }, Samples.Experiment("z") with { Tags = ["kept"] }], reader.Experiments());
            Assert.Equal([Samples.Planned(0)], reader.Plan("anynet-a"));
            Assert.Equal([Samples.Trial(0)], reader.Trials("anynet-a"));
        }

        using (var store = Write())
        {
            store.Annotate("anynet-a", [], null);
            Assert.Equal(record, store.FindExperiment("anynet-a"));
        }

        Assert.Empty(ResultStores.Check(File).Problems);
    }

    [Fact]
    public void Annotate_UnknownExperiment_ThrowsAndAddsNone()
    {
        using var store = Write();
        Assert.Contains("no experiment 'nothing'", Assert.Throws<InvalidInputException>(() => store.Annotate("nothing", ["a"], null)).Message, StringComparison.Ordinal);
        Assert.Empty(store.Experiments());
    }

    [Fact]
    public void AddExperiment_NameTaken_ThrowsAndKeepsTheFirst()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        var error = Assert.Throws<InvalidInputException>(() => store.AddExperiment(Samples.Experiment() with { Definition = "{}" }, [Samples.Planned(1)]));
        Assert.Contains("'anynet-a' already", error.Message, StringComparison.Ordinal);
        Assert.Equal(Samples.Experiment(), store.FindExperiment("anynet-a"));
        Assert.Equal([Samples.Planned(0)], store.Plan("anynet-a"));
    }

    [Fact]
    public void AddExperiment_IndexTwice_StoresNothing()
    {
        using var store = Write();
        Assert.Throws<InvalidInputException>(() => store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(0)]));
        Assert.Empty(store.Experiments());
    }

    [Fact]
    public void Plan_AddedOutOfOrder_ComesByIndex()
    {
        using (var store = Write())
        {
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(2), Samples.Planned(0)]);
            store.ExtendPlan("anynet-a", [Samples.Planned(1)]);
        }

        using var reader = Read();
        Assert.Equal([Samples.Planned(0), Samples.Planned(1), Samples.Planned(2)], reader.Plan("anynet-a"));
    }

    [Fact]
    public void ExtendPlan_IndexPlannedAlready_StoresNoneOfThem()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        Assert.Throws<InvalidInputException>(() => store.ExtendPlan("anynet-a", [Samples.Planned(1), Samples.Planned(0)]));
        Assert.Throws<InvalidInputException>(() => store.ExtendPlan("unknown", []));
        Assert.Equal([Samples.Planned(0)], store.Plan("anynet-a"));
    }

    [Fact]
    public void Tally_TrialsOfEveryState_CountsThem()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [.. Enumerable.Range(0, 6).Select(Samples.Planned)]);
        store.AddRungs([Samples.Rung(0, 0), Samples.Rung(5, 0), Samples.Rung(0, 1)], [Samples.Trial(0), Samples.Trial(4) with { Outcome = new TrialOutcome.Completed(0.25, 0.25) }, Samples.Diverged(1) with { Outcome = new TrialOutcome.Diverged(1, 0.1) }, Samples.Failed(2)]);
        var tally = store.Tally("anynet-a");
        Assert.Equal((6, 4, 0.25), (tally.Planned, tally.Finished, tally.BestError));
        Assert.Equal((2, 1, 0, 1), (tally.Count(TrialState.Completed), tally.Count(TrialState.Diverged), tally.Count(TrialState.Pruned), tally.Count(TrialState.Failed)));
        Assert.Equal([2, 1], tally.Rungs);
        Assert.Equal(0, store.Tally("other").Planned);
    }
}
