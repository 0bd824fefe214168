using System.Diagnostics;
using Explorer.Storage.Faults.Processes;
using Explorer.Storage.Tests.Contract;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Tests;

public sealed class SqliteResultStoreTests() : StoreTests(".db")
{
    [Fact]
    public void Open_Write_UsesLogAndFullSync()
    {
        using var store = Write();
        Assert.Equal("wal", Connection(store).Scalar("PRAGMA journal_mode"));
        Assert.Equal(2L, Connection(store).Scalar("PRAGMA synchronous"));
        Assert.Equal(1L, Connection(store).Scalar("PRAGMA foreign_keys"));
    }

    [Fact]
    public void AddTrial_Columns_AnswerSql()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1)]);
        store.AddTrials([Samples.Trial(0), Samples.Failed(1)]);
        using var other = new SqliteConnection(Connection(store).ConnectionString);
        other.Open();
        Assert.Equal(1.0 / 3, other.Scalar("SELECT error FROM results WHERE experiment = 'anynet-a' AND state = 'completed' AND flops = 9000000000 AND device = 'cuda:1'"));
        Assert.Equal("18446744073709551615", other.Scalar("SELECT seed FROM results WHERE trial_index = 0"));
        Assert.Equal(2.0 / 3, other.Scalar("SELECT json_extract(curves, '$[0].trainError[1]') FROM results WHERE trial_index = 0"));
    }

    [Fact]
    public void Trials_UpdatedBehindTheStore_Refused()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        store.AddTrial(Samples.Trial(0));
        var error = Assert.Throws<SqliteException>(() => Connection(store).Execute("UPDATE trial SET document = '{}'"));
        Assert.Contains("never changes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddTrial_DatabaseFull_SaysWhatIsKept()
    {
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [.. Enumerable.Range(0, 200).Select(Samples.Planned)]);
        var pages = (long)Connection(store).Scalar("PRAGMA page_count")!;
        Connection(store).Execute($"PRAGMA max_page_count = {pages + 8}");
        var stored = 0;
        var error = Assert.Throws<DiskFaultException>(() =>
        {
            for (; stored < 200; stored++)
                store.AddTrial(Samples.Trial(stored));
        });
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        Assert.Contains("Every trial finished before is kept", error.Message, StringComparison.Ordinal);
        Assert.True(stored > 0);
        Assert.Equal(stored, store.Trials("anynet-a").Count);

        Connection(store).Execute("PRAGMA max_page_count = 1000000");
        store.AddTrial(Samples.Trial(stored));
        Assert.Equal(stored + 1, store.Trials("anynet-a").Count);
    }

    [Fact]
    public void Trials_FiveThousand_ReadInSeconds()
    {
        const int Count = 5_000;
        using var store = Write();
        store.AddExperiment(Samples.Experiment(), [.. Enumerable.Range(0, Count).Select(Samples.Planned)]);
        store.AddTrials([.. Enumerable.Range(0, Count).Select(i => Samples.Trial(i))]);
        var watch = Stopwatch.StartNew();
        Assert.Equal(Count, store.Trials("anynet-a").Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{Count} trials took {watch.Elapsed}");
    }

    [Fact]
    public void AddTrial_ReaderHereThenAnotherProgram_SeenByTheNextReader()
    {
        using var store = Write();
        StoreCalls.At(0).Make(store);
        Read().Dispose();
        Assert.Empty(ResultStores.Check(File).Problems);

        // The last program to close a database removes its log: this store must not be taken for closed.
        using var other = ChildProcess.Visitor(File);
        other.WaitForExit();
        Assert.Equal(0, other.ExitCode);
        StoreCalls.At(1).Make(store);
        using var reader = Read();
        Assert.Empty(Ledger.AtRest(reader, 2).Notes);
    }

    [Theory]
    [InlineData("results", "has none")]
    [InlineData("results.json", "'.json' is no known extension")]
    [InlineData("", "the path is empty")]
    public void Open_Extension_RefusedWithTheKnownOnes(string name, string expected)
    {
        var error = Assert.Throws<InvalidInputException>(() => ResultStores.Open(name, StoreAccess.Write));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DatabaseInMissingFolder_SaysSo()
    {
        var path = Path.Combine(File + "-none", "results.sqlite");
        var error = Assert.Throws<InvalidInputException>(() => ResultStores.Open(path, StoreAccess.Write));
        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    private static SqliteConnection Connection(IResultStore store) => ((SqliteDocumentFile)((DocumentStore)store).File).Connection;
}
