using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Tests;

public sealed class StoreCheckTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_SoundDatabase_CountsAndNoProblem()
    {
        Fill();
        var report = ResultStores.Check(Database);
        Assert.Empty(report.Problems);
        Assert.Equal((1, 3, 2, 1, 1), (report.Experiments, report.Planned, report.Trials, report.Attempts, report.Rungs));
    }

    [Theory]
    [InlineData("DELETE FROM planned WHERE trial_index = 0", "of trial refers to a row of planned that is not there")]
    [InlineData("DELETE FROM planned WHERE trial_index = 0", "trial 0: a trial is stored that is not planned")]
    [InlineData("UPDATE experiment SET document = json_remove(document, '$.name')", "the record of an experiment is damaged (its name or its definition is missing)")]
    [InlineData("UPDATE planned SET document = json_set(document, '$.config', 'x') WHERE trial_index = 2", "the record of trial 2 is damaged")]
    [InlineData("UPDATE planned SET document = json_set(document, '$.hash', 'x') WHERE trial_index = 2", "trial 2: its planned config hashes to")]
    [InlineData("UPDATE planned SET document = json_set(document, '$.seed', 5) WHERE trial_index = 1", "the record of trial 1 is damaged (it was trained otherwise than planned")]
    [InlineData("DROP TRIGGER trial_never_changes; UPDATE trial SET document = json_set(document, '$.error', 1.5) WHERE trial_index = 0", "trial 0: its error is 1.5")]
    [InlineData("DROP TRIGGER rung_never_changes; UPDATE rung SET document = 'x'", "the record of trial 2 is damaged")]
    [InlineData("DROP TRIGGER rung_never_changes; UPDATE rung SET curves = '[{}'", "the record of trial 2 is damaged")]
    [InlineData("DROP TRIGGER rung_never_changes; UPDATE rung SET document = json_set(document, '$.result.error', 1.5)", "trial 2: its error at rung 0 is 1.5")]
    [InlineData("DROP TRIGGER trial_never_changes; UPDATE trial SET document = json_set(document, '$.error', NULL) WHERE trial_index = 0", "trial 0: it is completed but has no error")]
    public void Check_ChangedBehindTheStore_NamesTheRow(string sql, string expected)
    {
        Fill();
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False;Foreign Keys=False"))
        {
            connection.Open();
            connection.Execute(sql);
        }

        Assert.Contains(ResultStores.Check(Database).Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_PageOverwritten_Found()
    {
        Fill();
        using (var file = File.OpenWrite(Database))
        {
            file.Position = 3 * 4096;
            file.Write(new byte[4096 * 2]);
        }

        Assert.NotEmpty(ResultStores.Check(Database).Problems);
    }

    private void Fill()
    {
        using var store = ResultStores.Open(Database, StoreAccess.Write);
        store.AddExperiment(Samples.Experiment(), [Samples.Planned(0), Samples.Planned(1), Samples.Planned(2)]);
        store.AddTrials([Samples.Trial(0), Samples.Failed(1)]);
        store.AddRungs([Samples.Rung(2, 0)], []);
        store.AddAttempt(new("anynet-a", 1, 1, "hung", Samples.Time));
    }
}
