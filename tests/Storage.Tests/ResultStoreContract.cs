using System.Text.Json;
using Explorer.SearchSpace;
using Explorer.Trials;
using Explorer.Trials.Storage;

namespace Explorer.Storage.Tests;

/// <summary>What every store promises. An implementation's tests inherit this and say how to open one.</summary>
public abstract class ResultStoreContract : IDisposable
{
    private readonly TestFolder _folder = new();

    protected abstract string Extension { get; }

    protected string File => _folder.File("results" + Extension);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

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
            {
                store.AddExperiment(record, []);
            }
        }

        using var reader = Read();
        Assert.Equal(records, reader.Experiments());
        Assert.Equal(records[1], reader.FindExperiment("a"));
        Assert.Null(reader.FindExperiment("A"));
    }

    [Fact]
    public void Tally_TrialsOfEveryState_CountsThem()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [.. Enumerable.Range(0, 6).Select(Samples.Planned)]);
        store.AddRungs([Samples.Rung(0, 0), Samples.Rung(5, 0), Samples.Rung(0, 1)], [Samples.Trial(0), Samples.Trial(4) with { Error = 0.25 }, Samples.Diverged(1) with { Error = 0.1 }, Samples.Failed(2)]);
        var tally = store.Tally("anynet-a");
        Assert.Equal((6, 4, 0.25), (tally.Planned, tally.Finished, tally.BestError));
        Assert.Equal((2, 1, 0, 1), (tally.Count(TrialState.Completed), tally.Count(TrialState.Diverged), tally.Count(TrialState.Pruned), tally.Count(TrialState.Failed)));
        Assert.Equal([2, 1], tally.Rungs);
        Assert.Equal(0, store.Tally("other").Planned);
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
    public void AddTrial_OtherThanPlanned_Refused()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        foreach (var other in new[] { Samples.Trial(0) with { Seed = 5 }, Samples.Trial(0) with { Hash = "x" }, Samples.Trial(0) with { Calibration = false }, Samples.Trial(0) with { Training = Samples.Training with { Epochs = 4 } } })
        {
            var error = Assert.Throws<InvalidInputException>(() => store.AddTrial(other));
            Assert.Contains("trial 0 of 'anynet-a' was trained otherwise than planned", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(store.Trials("anynet-a"));
    }

    [Fact]
    public void Records_OfALaterVersion_KeepTheirUnknownMembers()
    {
        var unknown = new UnknownMembers { ["tags"] = JsonSerializer.SerializeToElement(new[] { "a", null }), ["$id"] = JsonSerializer.SerializeToElement(1e300) };
        var experiment = Samples.Experiment() with { Unknown = unknown };
        var planned = Samples.Planned(0) with { Unknown = unknown };
        var rung = Samples.Rung(0, 0) with { Unknown = unknown, Result = Samples.Rung(0, 0).Result with { Unknown = unknown } };
        var epochs = Samples.Trial(0).Rungs[0].Epochs;
        var trial = Samples.Trial(0) with
        {
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
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0) with { StoredConfig = null, StoredComplexity = null }]);
        store.AddTrial(Samples.Trial(0) with { StoredConfig = null, StoredComplexity = null });
        var trial = Assert.Single(store.Trials("anynet-a"));
        Assert.False(trial.HasNetwork);
        Assert.Equal(1.0 / 3, trial.Error);
        Assert.Contains("trial 0", Assert.Throws<InvalidInputException>(() => trial.Config).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => trial.Complexity);
        Assert.Empty(ResultStores.Check(File).Problems);
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
    public void AddTrial_EveryState_ReadsBackExactly()
    {
        var trials = new[] { Samples.Trial(0), Samples.Diverged(1), Samples.Failed(2) };
        using (var store = Write())
        {
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1), Samples.Planned(2)]);
            foreach (var trial in trials.Reverse())
            {
                store.AddTrial(trial);
            }
        }

        using var reader = Read();
        Assert.Equal(trials, reader.Trials("anynet-a"));
        var diverged = reader.Trials("anynet-a")[1].Rungs[0].Epochs[0];
        Assert.True(double.IsNaN(diverged.TrainLoss));
        Assert.Equal(double.PositiveInfinity, diverged.ValidationLoss);
    }

    [Fact]
    public void AddTrial_StoredAlready_ThrowsAndKeepsTheFirst()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        store.AddTrial(Samples.Trial(0));
        var error = Assert.Throws<InvalidInputException>(() => store.AddTrial(Samples.Trial(0) with { Error = 0.5 }));
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
        Assert.Throws<ArgumentException>(() => store.AddTrial(Samples.Trial(0) with { Error = double.NaN }));
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
            {
                store.AddAttempt(attempt);
            }

            Assert.Throws<InvalidInputException>(() => store.AddAttempt(attempts[0] with { Index = 7 }));
            Assert.Throws<InvalidInputException>(() => store.AddAttempt(attempts[0] with { Experiment = "unknown" }));
        }

        using var reader = Read();
        Assert.Equal(attempts, reader.Attempts("anynet-a"));
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
    public void Trials_ReaderBesideWriter_SeesEachTrialOnceWritten()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1)]);
        using var reader = Read();
        Assert.Empty(reader.Trials("anynet-a"));
        store.AddTrial(Samples.Trial(0));
        Assert.Single(reader.Trials("anynet-a"));
        store.AddTrial(Samples.Trial(1));
        Assert.Equal(2, reader.Trials("anynet-a").Count);
    }

    [Fact]
    public void AddTrial_OpenedForReading_Refused()
    {
        Write().Dispose();
        using var reader = Read();
        Assert.Throws<InvalidOperationException>(() => reader.AddExperiment(Samples.Experiment(), []));
    }

    [Fact]
    public void Open_SecondWriter_RefusedUntilTheFirstCloses()
    {
        using (Write())
        {
            var error = Assert.Throws<InvalidInputException>(Write);
            Assert.Contains($"is being written by another run (pid {Environment.ProcessId}: ", error.Message, StringComparison.Ordinal);
        }

        using var again = Write();
        Assert.Empty(again.Experiments());
    }

    [Fact]
    public void Open_MissingForReading_RefusedAndNothingMade()
    {
        var error = Assert.Throws<InvalidInputException>(Read);
        Assert.Contains("no such results database", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task AddTrial_FromSeveralThreads_AllStored()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [.. Enumerable.Range(0, 40).Select(Samples.Planned)]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(t => Task.Run(() =>
        {
            for (var i = t; i < 40; i += 4)
            {
                store.AddTrial(Samples.Trial(i));
                Assert.NotEmpty(store.Trials("anynet-a"));
            }
        })));
        Assert.Equal(Enumerable.Range(0, 40), store.Trials("anynet-a").Select(trial => trial.Index));
    }

    protected IResultStore Write() => ResultStores.Open(File, StoreAccess.Write);

    protected IResultStore Read() => ResultStores.Open(File, StoreAccess.Read);
}
