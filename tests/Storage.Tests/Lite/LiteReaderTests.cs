using System.Text;

namespace Explorer.Storage.Tests.Lite;

/// <summary>Readers beside a writer: each call sees one moment, and neither waits for the other.</summary>
public sealed class LiteReaderTests : IDisposable
{
    private static readonly LiteSafety SmallLog = new() { CheckpointLength = 20 * 8192 };
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.litedb");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhileTheWriterCommits_SeesTheMomentItBegan()
    {
        using var writer = LiteSamples.Write(Database);
        writer.AddExperiment();
        writer.AddTrial(0);
        using var reader = LiteSamples.Read(Database);
        reader.Read(moment =>
        {
            writer.AddTrial(1);
            writer.AddTrial(2);
            Assert.Equal([0], moment.Rows(StoreTable.Trials, 1, curves: true).Select(row => row.Index));
            Assert.Equal(1, moment.Count(StoreTable.Trials, 1));
            return true;
        });
        Assert.Equal([0, 1, 2], reader.Trials());
    }

    [Fact]
    public void Read_WhileTheLogIsLong_PutsTheCheckpointOff()
    {
        using var writer = LiteSamples.Write(Database, SmallLog);
        writer.AddExperiment();
        using var reader = LiteSamples.Read(Database);
        var length = new FileInfo(Database).Length;
        reader.Read(moment =>
        {
            for (var index = 0; index < 30; index++)
                writer.AddTrial(index);

            Assert.True(LogPages() > 20);
            Assert.Equal(length, new FileInfo(Database).Length);
            Assert.Equal(0, moment.Count(StoreTable.Trials, 1));
            return true;
        });
        writer.AddTrial(30);
        Assert.Equal(0, LogPages());
        Assert.True(new FileInfo(Database).Length > length);
        Assert.Equal(Enumerable.Range(0, 31), reader.Trials());
    }

    [Fact]
    public void Read_WithoutTheGate_IsDisturbedByCheckpoints()
    {
        var without = SmallLog with { UseGate = false };
        using var writer = LiteSamples.Write(Database, without);
        writer.AddExperiment();
        using var reader = LiteSamples.Read(Database, without);
        var seen = 0;
        var error = Record.Exception(() => seen = reader.Read(moment =>
        {
            for (var index = 0; index < 30; index++)
                writer.AddTrial(index);

            return moment.Count(StoreTable.Trials, 1);
        }));
        Assert.True(error is SearchSpace.InvalidInputException || seen > 0, "nothing was disturbed: the test of the gate proves nothing");
    }

    [Fact]
    public void Read_WhileTheLogIsVeryLong_WaitsThenGoesOn()
    {
        using var writer = LiteSamples.Write(Database, new LiteSafety { CheckpointLength = 64, Patience = TimeSpan.FromMilliseconds(200) });
        writer.AddExperiment();
        using var reader = LiteSamples.Read(Database);
        reader.Read(moment =>
        {
            writer.AddTrial(0);
            var start = Environment.TickCount64;
            for (var index = 1; index < 5; index++)
                writer.AddTrial(index);

            Assert.True(Environment.TickCount64 - start >= 200);
            return true;
        });
        Assert.True(LogPages() >= 8);
        writer.AddTrial(5);
        Assert.Equal(Enumerable.Range(0, 6), reader.Trials());
    }

    [Fact]
    public void Read_BesideAWriter_NeverSeesLessThanBeforeNorAnythingDamaged()
    {
        using var writer = LiteSamples.Write(Database, SmallLog with { SyncBeforeConfirm = false, SyncAfterConfirm = false, SyncSetLength = false, SyncCheckpoint = false });
        writer.AddExperiment();
        var written = 0;
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(
            () =>
            {
                using var reader = LiteSamples.Read(Database);
                for (var (round, seen) = (0, 0); round < 50; round++)
                {
                    var least = Math.Max(seen, Volatile.Read(ref written));
                    var trials = reader.Trials();
                    Assert.Equal(Enumerable.Range(0, trials.Length), trials);
                    Assert.True(trials.Length >= least, $"{trials.Length} trials, {least} were written");
                    seen = trials.Length;
                }
            },
            TestContext.Current.CancellationToken)).ToArray();
        for (var index = 0; !readers.All(reader => reader.IsCompleted); index++)
        {
            writer.AddTrial(index);
            Volatile.Write(ref written, index + 1);
        }

        Assert.All(readers, reader => reader.GetAwaiter().GetResult());
        Assert.Empty(writer.Check());
    }

    [Fact]
    public void Read_ReadOnlyDiskWithLog_ReadsIt()
    {
        using var disk = new SmallDisk("8m");
        var database = disk.File("killed.litedb");
        using (var writer = LiteSamples.Write(disk.File("results.litedb")))
        {
            writer.AddExperiment();
            writer.AddTrial(0);
            File.Copy(disk.File("results.litedb"), database);
            File.Copy(LiteSamples.Log(disk.File("results.litedb")), LiteSamples.Log(database));
        }

        disk.MakeReadOnly();
        var error = Assert.Throws<SearchSpace.InvalidInputException>(() => LiteSamples.Write(database));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        using var reader = LiteSamples.Read(database);
        Assert.Equal([0], reader.Trials());
        Assert.Empty(reader.Check());
        Assert.False(File.Exists(database + ".gate"));
    }

    [Fact]
    public void Read_WithoutGateWhileACheckpointComesBetween_ReadsAgain()
    {
        var paths = new LitePaths(Database, Database);
        using (var writer = LiteSamples.Write(Database, SmallLog))
        {
            writer.AddExperiment();
            writer.AddTrial(0);
        }

        // A folder in its place: no gate can be made, as on a disk that cannot be written.
        File.Delete(paths.Gate);
        Directory.CreateDirectory(paths.Gate);
        using var unguarded = LiteSamples.Write(Database, new LiteSafety { UseGate = false, CheckpointLength = 8192 });
        using var reader = LiteSamples.Read(Database);
        var calls = 0;
        var seen = reader.Read(moment =>
        {
            if (++calls == 1)
                unguarded.AddTrial(1);

            return moment.Rows(StoreTable.Trials, 1, curves: true).Count();
        });
        Assert.Equal((2, 2), (calls, seen));
    }

    [Fact]
    public void Read_OfNothing_WritesNothingButTheGate()
    {
        using (var writer = LiteSamples.Write(Database))
            writer.AddExperiment();

        File.Delete(Database + ".gate");
        File.Delete(Database + ".lock");
        var written = File.GetLastWriteTimeUtc(Database);
        using (var reader = LiteSamples.Read(Database))
        {
            Assert.Equal("""{"name":"e"}""", reader.Read(moment => Encoding.UTF8.GetString(moment.Experiments().Single().Span)));
        }

        Assert.Equal([Database, Database + ".gate"], Directory.EnumerateFiles(_folder.Path).Order());
        Assert.Equal(written, File.GetLastWriteTimeUtc(Database));
    }

    private long LogPages() => new FileInfo(LiteSamples.Log(Database)).Length / 8192;
}
