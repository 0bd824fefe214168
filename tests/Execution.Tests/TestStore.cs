using Explorer.Storage;

namespace Explorer.Execution.Tests;

/// <summary>A store with an experiment, in a folder of its own.</summary>
internal sealed class TestStore : IDisposable
{
    public TestStore(int trials)
    {
        Store = ResultStores.Open(Database, StoreAccess.Write);
        Samples.AddExperiment(Store, trials);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("explorer-execution-").FullName;

    public string Database => Path.Combine(Folder, "results.db");

    public IResultStore Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
