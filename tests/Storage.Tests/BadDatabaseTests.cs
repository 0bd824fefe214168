using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Tests;

/// <summary>Files that are no results database, or one that this program must leave alone.</summary>
public sealed class BadDatabaseTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void Open_TextFile_RefusedAndUntouched(StoreAccess access)
    {
        File.WriteAllText(Database, new string('x', 5000));
        Refused(access, "is not a SQLite database");
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void Open_ForeignDatabase_RefusedAndUntouched(StoreAccess access)
    {
        Sql("PRAGMA journal_mode = WAL", "CREATE TABLE songs (title TEXT)");
        Refused(access, "is a SQLite database of another program");
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void Open_NewerVersion_RefusedAndUntouched(StoreAccess access)
    {
        ResultStores.Open(Database, StoreAccess.Write).Dispose();
        Sql("PRAGMA user_version = 7");
        Refused(access, "newer version of Explorer (database version 7, this program reads up to 3)");
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void Open_Folder_Refused(StoreAccess access)
    {
        Directory.CreateDirectory(Database);
        var error = Assert.Throws<InvalidInputException>(() => ResultStores.Open(Database, access));
        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EmptyFile_RefusedForReadingFilledForWriting()
    {
        File.WriteAllText(Database, "");
        Refused(StoreAccess.Read, "is empty");
        using var store = ResultStores.Open(Database, StoreAccess.Write);
        Assert.Empty(store.Experiments());
    }

    [Fact]
    public void Open_CutOff_RefusedAsDamaged()
    {
        using (var store = ResultStores.Open(Database, StoreAccess.Write))
            store.AddExperiment(Samples.Experiment(), [.. Enumerable.Range(0, 100).Select(Samples.Planned)]);

        using (var file = File.OpenWrite(Database))
            file.SetLength(4096);

        var error = Assert.Throws<InvalidInputException>(() =>
        {
            using var store = ResultStores.Open(Database, StoreAccess.Read);
            store.Plan("anynet-a");
        });
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(ResultStores.Check(Database).Problems);
    }

    [Fact]
    public void Trials_RecordDamaged_NamesTheTrial()
    {
        using (var store = ResultStores.Open(Database, StoreAccess.Write))
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(3)]);

        Sql("UPDATE planned SET document = '{\"config\":'");
        using var reader = ResultStores.Open(Database, StoreAccess.Read);
        var error = Assert.Throws<InvalidInputException>(() => reader.Plan("anynet-a"));
        Assert.Contains("the record of trial 3 is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LeftoverDraftOfAKilledRun_Replaced()
    {
        File.WriteAllText(Database + ".new", "half a database");
        using var store = ResultStores.Open(Database, StoreAccess.Write);
        Assert.False(File.Exists(Database + ".new"));
    }

    [Fact]
    public void Open_ThroughLink_SharesTheLock()
    {
        using var store = ResultStores.Open(Database, StoreAccess.Write);
        File.CreateSymbolicLink(_folder.File("other.db"), Database);
        var error = Assert.Throws<InvalidInputException>(() => ResultStores.Open(_folder.File("other.db"), StoreAccess.Write));
        Assert.Contains("another run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LogLeftByAKill_ReaderSeesIt()
    {
        using (var store = ResultStores.Open(Database, StoreAccess.Write))
        {
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
            // What a SIGKILL leaves: the main file without the last commits, and the log with them.
            File.Copy(Database, _folder.File("killed.db"));
            File.Copy(Database + "-wal", _folder.File("killed.db-wal"));
        }

        using var reader = ResultStores.Open(_folder.File("killed.db"), StoreAccess.Read);
        Assert.Equal([Samples.Planned(0)], reader.Plan("anynet-a"));
    }

    private void Refused(StoreAccess access, string expected)
    {
        var before = Snapshot();
        var error = Assert.Throws<InvalidInputException>(() => ResultStores.Open(Database, access));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(Database, error.Origin);
        Assert.Equal(before, Snapshot());
    }

    private string[] Snapshot() =>
        [.. Directory.EnumerateFiles(_folder.Path).Order().Select(file => file + " " + Convert.ToHexString(File.ReadAllBytes(file)))];

    private void Sql(params string[] statements)
    {
        using var connection = new SqliteConnection(SqliteFile.ConnectionString(Database, SqliteOpenMode.ReadWriteCreate));
        connection.Open();
        foreach (var statement in statements)
            connection.Execute(statement);
    }
}
