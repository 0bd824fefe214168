using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Tests;

/// <summary>Databases that only look like results: nothing in them is computed, and nothing of theirs runs.</summary>
public sealed class SqliteTablesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DROP TABLE experiment; CREATE VIEW experiment AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, 'a' AS name, '{}' AS document FROM n", "experiment is a view")]
    [InlineData("DROP TABLE attempt; CREATE VIEW attempt AS SELECT 1 AS id", "attempt is a view")]
    [InlineData("DROP TABLE attempt; CREATE VIRTUAL TABLE attempt USING fts5(document)", "attempt is a computed table")]
    [InlineData("DROP TABLE attempt; CREATE TABLE attempt (id INTEGER PRIMARY KEY, experiment_id, trial_index, document GENERATED ALWAYS AS (hex(zeroblob(1000000))))", "attempt is a computed table")]
    [InlineData("DROP TABLE attempt; CREATE TABLE attempt (id INTEGER PRIMARY KEY, experiment_id, trial_index, document TEXT/**/AS/**/(hex(zeroblob(1000000))))", "attempt is a computed table")]
    [InlineData("CREATE TRIGGER planted AFTER INSERT ON trial BEGIN DELETE FROM experiment; END", "the trigger planted is not this program's")]
    [InlineData("DROP TRIGGER rung_never_changes; CREATE TRIGGER rung_never_changes AFTER INSERT ON rung BEGIN DELETE FROM experiment; END", "the trigger rung_never_changes is not this program's")]
    public void Open_TablesThatAreComputedOrRun_IsRefusedAtOnce(string change, string expected)
    {
        Change(change);
        foreach (var access in new[] { StoreAccess.Read, StoreAccess.Write })
        {
            var error = Assert.Throws<InvalidInputException>(() => ResultStores.Open(Database, access).Dispose());
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
            Assert.Equal(Database, error.Origin);
        }

        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => ResultStores.Check(Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ViewsAndIndexesOfAUsersOwn_AreLeftAlone()
    {
        Change("CREATE VIEW mine AS SELECT name FROM experiment; CREATE INDEX by_name ON experiment (name)");
        using var store = ResultStores.Open(Database, StoreAccess.Write);
        Assert.Single(store.Experiments());
    }

    [Theory]
    [InlineData("'x'")]
    [InlineData("''")]
    [InlineData("'null'")]
    [InlineData("substr(document, 1, 40)")]
    public void Experiments_DamagedRecord_IsNamedAsDamaged(string document)
    {
        Change($"UPDATE experiment SET document = {document}");
        using var store = ResultStores.Open(Database, StoreAccess.Read);
        Assert.Contains("the record of an experiment is damaged", Assert.Throws<InvalidInputException>(store.Experiments).Message, StringComparison.Ordinal);
        Assert.Contains("the record of an experiment is damaged", Assert.Single(ResultStores.Check(Database).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE planned SET trial_index = 9223372036854775807", "is damaged (a row holds what its column cannot")]
    [InlineData("UPDATE planned SET document = json_set(document, '$.complexity.flops', -1)", "its complexity has a figure below 0")]
    public void Plan_NumberThatNoneCanBe_IsNamedAsDamaged(string change, string expected)
    {
        Change(change);
        using var store = ResultStores.Open(Database, StoreAccess.Read);
        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => store.Plan("anynet-a")).Message, StringComparison.Ordinal);
        Assert.Contains(ResultStores.Check(Database).Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_ExperimentUnderAnotherName_IsTold()
    {
        Change("UPDATE experiment SET name = 'other'");
        Assert.Equal("anynet-a: its record is stored under another name", Assert.Single(ResultStores.Check(Database).Problems));
    }

    private string Database => _folder.File("a.db");

    private void Change(string sql)
    {
        using (var store = ResultStores.Open(Database, StoreAccess.Write))
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys = OFF; " + sql;
        command.ExecuteNonQuery();
    }
}
