using System.Text.Json;
using Explorer.Experiments.Trials;

namespace Explorer.Storage.Tests.Contract;

/// <summary>What every store promises of finished trials.</summary>
public abstract class TrialContract(string extension) : StoreTests(extension)
{
    [Fact]
    public void AddTrial_EveryState_ReadsBackExactly()
    {
        var trials = new[] { Samples.Trial(0), Samples.Diverged(1), Samples.Failed(2) };
        using (var store = Write())
        {
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1), Samples.Planned(2)]);
            foreach (var trial in trials.Reverse())
                store.AddTrial(trial);
        }

        using var reader = Read();
        Assert.Equal(trials, reader.Trials("anynet-a"));
        var diverged = reader.Trials("anynet-a")[1].Rungs[0].Epochs[0];
        Assert.True(double.IsNaN(diverged.TrainLoss));
        Assert.Equal(double.PositiveInfinity, diverged.ValidationLoss);
    }

    [Fact]
    public void Trials_WithoutCurves_AreTheSameButForTheEpochs()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1)]);
        store.AddTrials([Samples.Trial(0), Samples.Diverged(1)]);
        Assert.Equal(
            [.. new[] { Samples.Trial(0), Samples.Diverged(1) }.Select(trial => trial with { Rungs = [.. trial.Rungs.Select(rung => rung with { Epochs = [] })] })],
            store.Trials("anynet-a", curves: false));
    }

    [Fact]
    public void NewTrials_SomeKnown_AreTheOthersByIndexAsTrialsHasThem()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment("before"), [Samples.Planned(2)]);
        store.AddExperiment(Samples.Experiment(), [.. Enumerable.Range(0, 6).Select(Samples.Planned)]);
        store.AddExperiment(Samples.Experiment("after"), [Samples.Planned(2)]);
        store.AddTrials([Samples.Trial(2, "before"), Samples.Trial(4), Samples.Trial(0), Samples.Diverged(1), Samples.Trial(2, "after")]);
        using var reader = Read();
        var all = reader.Trials("anynet-a");

        Assert.Equal(all, reader.NewTrials("anynet-a", new HashSet<int>()));
        Assert.Equal([all[1]], reader.NewTrials("anynet-a", new HashSet<int> { 0, 4 }));
        Assert.Equal([all[0], all[1]], reader.NewTrials("anynet-a", new HashSet<int> { 4, 7 }));
        Assert.Empty(reader.NewTrials("anynet-a", new HashSet<int> { 0, 1, 4 }));
        Assert.Empty(reader.NewTrials("unknown", new HashSet<int> { 0 }));

        store.AddTrial(Samples.Trial(3));
        Assert.Equal([Samples.Trial(3)], reader.NewTrials("anynet-a", all.Select(trial => trial.Index).ToHashSet()));
    }

    [Fact]
    public void Plan_FromAnIndex_HasThatAndThoseAfterIt()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1)]);
        store.AddExperiment(Samples.Experiment("b"), [Samples.Planned(0)]);
        store.ExtendPlan("anynet-a", [Samples.Planned(2)]);
        using var reader = Read();

        Assert.Equal([Samples.Planned(1), Samples.Planned(2)], reader.Plan("anynet-a", 1));
        Assert.Empty(reader.Plan("anynet-a", 3));
    }

    [Fact]
    public void Trials_OtherExperiment_KeptApart()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment("a"), [Samples.Planned(0)]);
        store.AddExperiment(Samples.Experiment("b"), [Samples.Planned(0)]);
        store.AddTrial(Samples.Trial(0, "b"));
        Assert.Empty(store.Trials("a"));
        Assert.Single(store.Trials("b"));
    }

    [Fact]
    public void Records_OfALaterVersion_KeepTheirUnknownMembers()
    {
        var unknown = new UnknownMembers { ["labels"] = JsonSerializer.SerializeToElement(new[] { "a", null }), ["$id"] = JsonSerializer.SerializeToElement(1e300) };
        var experiment = Samples.Experiment() with { Unknown = unknown };
        var planned = Samples.Planned(0) with { Unknown = unknown };
        var rung = Samples.Rung(0, 0) with { Unknown = unknown, Result = Samples.Rung(0, 0).Result with { Unknown = unknown } };
        var epochs = Samples.Trial(0).Rungs[0].Epochs;
        var trial = Samples.Trial(0) with
        {
            Planned = planned,
            Unknown = unknown,
            Environment = Samples.Trial(0).Environment! with { Unknown = unknown },
            Rungs = [Samples.Trial(0).Rungs[0] with { Unknown = unknown, Epochs = [epochs[0], epochs[1] with { Unknown = unknown }] }],
        };
        var attempt = new AttemptRecord("anynet-a", 0, 1, "", Samples.Time) { Unknown = unknown };
        using (var store = Write())
        {
            store.AddExperiment(experiment, [planned]);
            store.AddRungs([rung], [trial]);
            store.AddAttempt(attempt);
        }

        using var reader = Read();
        Assert.Equal([experiment], reader.Experiments());
        Assert.Equal([planned], reader.Plan("anynet-a"));
        Assert.Equal([rung], reader.Rungs("anynet-a"));
        Assert.Equal([trial], reader.Trials("anynet-a"));
        Assert.Equal([attempt], reader.Attempts("anynet-a"));
    }

    [Fact]
    public void Trials_NetworkNotKnown_AreReadAndSaySoWhereItIsAskedFor()
    {
        using var store = Write();
        var planned = Samples.Planned(0) with { StoredConfig = null, StoredComplexity = null };
        store.AddExperiment(Samples.Experiment(), [planned]);
        store.AddTrial(Samples.Trial(0) with { Planned = planned });
        var trial = Assert.Single(store.Trials("anynet-a"));
        Assert.False(trial.Planned.HasNetwork);
        Assert.Equal(1.0 / 3, trial.Error);
        Assert.Contains("trial 0", Assert.Throws<InvalidInputException>(() => trial.Config).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => trial.Complexity);
        Assert.Empty(ResultStores.Check(File).Problems);
    }

    [Fact]
    public void AddTrial_OtherThanPlanned_Refused()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        var planned = Samples.Planned(0);
        foreach (var other in new[] { planned with { Seed = 5 }, planned with { Hash = "x" }, planned with { Calibration = false }, planned with { Training = Samples.Training with { Epochs = 4 } } })
        {
            var error = Assert.Throws<InvalidInputException>(() => store.AddTrial(Samples.Trial(0) with { Planned = other }));
            Assert.Contains("trial 0 of 'anynet-a' was trained otherwise than planned", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(store.Trials("anynet-a"));
    }

    [Fact]
    public void AddTrial_StoredAlready_ThrowsAndKeepsTheFirst()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        store.AddTrial(Samples.Trial(0));
        var error = Assert.Throws<InvalidInputException>(() => store.AddTrial(Samples.Trial(0) with { Outcome = new TrialOutcome.Completed(0.5, 0.5) }));
        Assert.Contains("trial 0 of 'anynet-a' is stored already", error.Message, StringComparison.Ordinal);
        Assert.Equal([Samples.Trial(0)], store.Trials("anynet-a"));
    }

    [Fact]
    public void AddTrial_UnknownOrUnplanned_Throws()
    {
        using var store = Write();
        Assert.Throws<InvalidInputException>(() => store.AddTrial(Samples.Trial(0)));
        store.AddExperiment(Samples.Experiment(), []);
        var error = Assert.Throws<InvalidInputException>(() => store.AddTrial(Samples.Trial(0)));
        Assert.Contains("not planned", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddTrial_ErrorIsNaN_Refused()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        Assert.Throws<ArgumentException>(() => store.AddTrial(Samples.Trial(0) with { Outcome = new TrialOutcome.Completed(double.NaN, 0.5) }));
        Assert.Empty(store.Trials("anynet-a"));
    }

    [Fact]
    public void AddTrials_OneOfThemStored_StoresNone()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1)]);
        store.AddTrial(Samples.Trial(1));
        Assert.Throws<InvalidInputException>(() => store.AddTrials([Samples.Trial(0), Samples.Trial(1)]));
        Assert.Equal([Samples.Trial(1)], store.Trials("anynet-a"));
    }
}
