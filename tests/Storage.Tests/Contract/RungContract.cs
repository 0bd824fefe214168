namespace Explorer.Storage.Tests.Contract;

/// <summary>What every store promises of what comes before a trial ends: rungs and failed attempts.</summary>
public abstract class RungContract(string extension) : StoreTests(extension)
{
    [Fact]
    public void AddRungs_Several_KeepTheOrderTheyEndedIn()
    {
        RungRecord[] rungs = [Samples.Rung(1, 0), Samples.Rung(0, 0), Samples.Rung(1, 1), Samples.Rung(0, 2)];
        using (var store = Write())
        {
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1)]);
            store.AddRungs(rungs[..2], []);
            store.AddRungs(rungs[2..3], [Samples.Trial(1)]);
            store.AddRungs(rungs[3..], []);
        }

        using var reader = Read();
        Assert.Equal(rungs, reader.Rungs("anynet-a"));
        Assert.Equal([Samples.Trial(1)], reader.Trials("anynet-a"));
        Assert.Empty(reader.Rungs("other"));
    }

    [Fact]
    public void AddRungs_TrialOrRungStoredAlready_StoresNeither()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1)]);
        store.AddRungs([Samples.Rung(0, 0)], [Samples.Trial(1)]);

        Assert.Throws<InvalidInputException>(() => store.AddRungs([Samples.Rung(0, 1)], [Samples.Trial(1)]));
        var error = Assert.Throws<InvalidInputException>(() => store.AddRungs([Samples.Rung(0, 0) with { Diverged = true }], [Samples.Trial(0)]));
        Assert.Contains("trial 0 of 'anynet-a' has its rung 0 stored already", error.Message, StringComparison.Ordinal);
        Assert.Equal([Samples.Rung(0, 0)], store.Rungs("anynet-a"));
        Assert.Equal([Samples.Trial(1)], store.Trials("anynet-a"));
    }

    [Fact]
    public void AddRungs_UnplannedOrNaN_Refused()
    {
        using var store = Write();
        Assert.Throws<InvalidInputException>(() => store.AddRungs([Samples.Rung(0, 0)], []));
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        Assert.Contains("not planned", Assert.Throws<InvalidInputException>(() => store.AddRungs([Samples.Rung(7, 0)], [])).Message, StringComparison.Ordinal);
        var rung = Samples.Rung(0, 0);
        Assert.Throws<ArgumentException>(() => store.AddRungs([rung with { Result = rung.Result with { Error = double.NaN } }], []));
        Assert.Empty(store.Rungs("anynet-a"));
    }

    [Fact]
    public void AddAttempt_Several_KeepsOrder()
    {
        AttemptRecord[] attempts = [new("anynet-a", 1, 1, "signal 9\n\"quoted\"", Samples.Time), new("anynet-a", 0, 1, "hung", Samples.Time), new("anynet-a", 1, 2, "hung", Samples.Time)];
        using (var store = Write())
        {
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1)]);
            foreach (var attempt in attempts)
                store.AddAttempt(attempt);

            Assert.Throws<InvalidInputException>(() => store.AddAttempt(attempts[0] with { Index = 7 }));
            Assert.Throws<InvalidInputException>(() => store.AddAttempt(attempts[0] with { Experiment = "unknown" }));
        }

        using var reader = Read();
        Assert.Equal(attempts, reader.Attempts("anynet-a"));
    }
}
