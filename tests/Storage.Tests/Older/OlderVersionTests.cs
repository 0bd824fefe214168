using System.Runtime.CompilerServices;
using System.Text.Json;
using Explorer.Experiments.Trials;
using Explorer.Storage.Transfer;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Tests.Older;

/// <summary>Databases and exports as the programs of earlier versions wrote them (version-1.db, version-1.jsonl, …): read, gone on with and exported for ever.</summary>
public sealed class OlderVersionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Open_ForReading_ReadsEverythingAndChangesNothing(int version)
    {
        Fixture(version, ".db");
        using (var store = ResultStores.Open(Database, StoreAccess.Read))
            AssertContent(version, store);
        Assert.Empty(ResultStores.Check(Database).Problems);
        Assert.Equal(File.ReadAllBytes(FixturePath(version, ".db")), File.ReadAllBytes(Database));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Open_ForWriting_BringsItToThisVersionOnce(int version)
    {
        Fixture(version, ".db");
        for (var time = 0; time < 2; time++)
        {
            using var store = ResultStores.Open(Database, StoreAccess.Write);
            AssertContent(version, store);
            Assert.Equal(3L, ((SqliteDocumentFile)((DocumentStore)store).File).Connection.Scalar("PRAGMA user_version"));
        }

        using (var store = ResultStores.Open(Database, StoreAccess.Write))
        {
            store.ExtendPlan("anynet-a", [Samples.Planned(4)]);
            store.AddRungs([Samples.Rung(3, 0)], [Samples.Trial(4)]);
        }

        using var reader = ResultStores.Open(Database, StoreAccess.Read);
        Assert.Equal([0, 1, 2, 4], reader.Trials("anynet-a").Select(trial => trial.Index));
        Assert.Equal(Samples.Trial(4), reader.Trials("anynet-a")[3]);
        Assert.Equal(Samples.Rung(3, 0), reader.Rungs("anynet-a")[^1]);
        Assert.Empty(ResultStores.Check(Database).Problems);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Open_ReaderOfTheOldVersionWhileItIsBroughtUp_ReadsOn(int version)
    {
        Fixture(version, ".db");
        using var reader = ResultStores.Open(Database, StoreAccess.Read);
        AssertContent(version, reader);
        using var writer = ResultStores.Open(Database, StoreAccess.Write);
        AssertContent(version, reader);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Open_ForWritingADamagedRecord_ChangesNothing(int version)
    {
        Fixture(version, ".db");
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            connection.Execute("DROP TRIGGER trials_never_change; UPDATE trials SET rungs = '[' WHERE trial_index = 1");
        }

        var error = Assert.Throws<InvalidInputException>(() => ResultStores.Open(Database, StoreAccess.Write));
        Assert.Contains("cannot be brought to this version: the record of trial 1 is damaged", error.Message, StringComparison.Ordinal);
        using var reader = ResultStores.Open(Database, StoreAccess.Read);
        Assert.Equal(4, reader.Plan("anynet-a").Count);
        Assert.Contains("trial 1 is damaged", Assert.Throws<InvalidInputException>(() => reader.Trials("anynet-a")).Message, StringComparison.Ordinal);
        Assert.Contains(ResultStores.Check(Database).Problems, problem => problem.Contains("trial 1 is damaged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Import_OlderExport_IsTheDatabaseItCameFrom(int version)
    {
        using var store = ResultStores.Open(Database, StoreAccess.Write);

        // The definitions there are placeholders; an import asks for experiments.
        var lines = File.ReadAllText(FixturePath(version, ".jsonl")).Replace(JsonSerializer.Serialize(Samples.Experiment().Definition), JsonSerializer.Serialize(StoreTransferTests.Definition), StringComparison.Ordinal);
        StoreImport.Read(new StringReader(lines), "old.jsonl").AddTo(store);
        AssertContent(version, store, StoreTransferTests.Definition);
    }

    private static void AssertContent(int version, IResultStore store, string? definition = null)
    {
        definition ??= Samples.Experiment().Definition;
        Assert.Equal([Samples.Experiment() with { Definition = definition }, Samples.Experiment("second") with { Definition = definition }], store.Experiments());
        Assert.Equal([Planned(version, 0), Planned(version, 1), Planned(version, 2), Planned(version, 3)], store.Plan("anynet-a"));
        Assert.Equal([Old(version, Samples.Trial(0)), Old(version, Samples.Diverged(1)), Old(version, Samples.Failed(2))], store.Trials("anynet-a"));
        Assert.Equal(version < 2 ? [] : [Old(Samples.Rung(0, 0)), Old(Samples.Rung(1, 0)), Old(Samples.Rung(0, 1))], store.Rungs("anynet-a"));
        Assert.Equal([new AttemptRecord("anynet-a", 2, 1, "signal 9", Samples.Time)], store.Attempts("anynet-a"));
        Assert.Single(store.Plan("second"));
    }

    private static PlannedTrial Planned(int version, int index) =>
        version > 1 ? Samples.Planned(index) : Samples.Planned(index) with { Origin = TrialOrigin.Sampled, Calibration = false };

    private static TrialRecord Old(int version, TrialRecord trial) =>
        version > 1 ? trial : trial with { Planned = Planned(version, trial.Index), Proxies = [] };

    // Older programs did not tell where the time of a training went.
    private static RungRecord Old(RungRecord rung) => rung with { Result = rung.Result with { Times = null, Place = null } };

    private static string FixturePath(int version, string extension, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, FormattableString.Invariant($"version-{version}{extension}"));

    private void Fixture(int version, string extension) => File.Copy(FixturePath(version, extension), Database);
}
