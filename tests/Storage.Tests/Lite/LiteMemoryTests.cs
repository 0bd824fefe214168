namespace Explorer.Storage.Tests.Lite;

/// <summary>What a process holds, so nothing else may run in it.</summary>
[Collection(nameof(Alone))]
public sealed class LiteMemoryTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.litedb");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ThousandsOfTrials_MemoryStaysFlat()
    {
        using var file = LiteSamples.Write(Database, new LiteSafety { SyncBeforeConfirm = false, SyncAfterConfirm = false, SyncSetLength = false, SyncCheckpoint = false });
        file.AddExperiment();
        long After(int first, int count)
        {
            for (var index = first; index < first + count; index += 10)
                file.Write(writer => Assert.All(Enumerable.Range(index, 10), next => writer.TryAddTrial(next)));

            GC.Collect();
            return GC.GetTotalMemory(forceFullCollection: true) >> 20;
        }

        var before = After(0, 2000);
        var most = Enumerable.Range(1, 4).Max(part => After(part * 2000, 2000));
        Assert.True(most - before < 24, $"{most - before} MB more are held than after the first 2,000");
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
