using System.Diagnostics;

namespace Explorer.Storage.Tests;

/// <summary>What someone put beside a database: links are not followed, pipes not waited for.</summary>
public sealed class PlantedFilesTests : IDisposable
{
    private const string Precious = "precious";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.litedb", "a-log.litedb")]
    [InlineData("a.litedb", "a.litedb.gate")]
    [InlineData("a.litedb", "a.litedb.lock")]
    [InlineData("a.db", "a.db-wal")]
    [InlineData("a.db", "a.db-shm")]
    [InlineData("a.db", "a.db-journal")]
    [InlineData("a.db", "a.db.lock")]
    public void Open_LinkBesideTheDatabase_IsRefusedAndItsTargetLeft(string database, string beside)
    {
        Make(database, beside);
        File.WriteAllText(_folder.File("victim"), Precious);
        File.CreateSymbolicLink(_folder.File(beside), _folder.File("victim"));
        foreach (var access in new[] { StoreAccess.Read, StoreAccess.Write })
        {
            // Readers take no lock.
            if (access == StoreAccess.Read && beside.EndsWith(".lock", StringComparison.Ordinal))
                continue;
            var error = Assert.Throws<InvalidInputException>(() => Use(database, access));
            Assert.Contains("is a link, to ", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(Precious, File.ReadAllText(_folder.File("victim")));
    }

    [Theory]
    [InlineData("a.litedb", "a-log.litedb")]
    [InlineData("a.litedb", "a.litedb.gate")]
    [InlineData("a.db", "a.db-wal")]
    public async Task Open_PipeBesideTheDatabase_IsRefusedAtOnce(string database, string beside)
    {
        Make(database, beside);
        using (var made = Process.Start("mkfifo", [_folder.File(beside)]))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var opening = Task.Run(() => Assert.Throws<InvalidInputException>(() => Use(database, StoreAccess.Read)), TestContext.Current.CancellationToken);
        Assert.Contains("is a named pipe", (await opening.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.litedb")]
    [InlineData("a.db")]
    public void Open_LinkToItself_IsRefused(string database)
    {
        File.CreateSymbolicLink(_folder.File(database), _folder.File(database));
        Assert.Throws<InvalidInputException>(() => ResultStores.Open(_folder.File(database), StoreAccess.Read).Dispose());
        Assert.Throws<InvalidInputException>(() => ResultStores.Open(_folder.File(database), StoreAccess.Write).Dispose());
    }

    private void Use(string database, StoreAccess access)
    {
        using var store = ResultStores.Open(_folder.File(database), access);
        Assert.NotEmpty(store.Experiments());
    }

    private void Make(string database, string beside)
    {
        using (var store = ResultStores.Open(_folder.File(database), StoreAccess.Write))
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
        File.Delete(_folder.File(beside));
    }
}
