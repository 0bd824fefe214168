namespace Explorer.Storage.Tests.Contract;

/// <summary>What every store promises to several readers, writers and threads.</summary>
public abstract class OpeningContract(string extension) : StoreTests(extension)
{
    [Fact]
    public void Open_MissingForReading_RefusedAndNothingMade()
    {
        var error = Assert.Throws<InvalidInputException>(Read);
        Assert.Contains("no such results database", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
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
    public void AddTrial_OpenedForReading_Refused()
    {
        Write().Dispose();
        using var reader = Read();
        Assert.Throws<InvalidOperationException>(() => reader.AddExperiment(Samples.Experiment(), []));
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
}
