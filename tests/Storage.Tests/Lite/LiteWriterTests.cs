using LiteDB;
using LiteDB.Engine;

namespace Explorer.Storage.Tests.Lite;

/// <summary>Writes that fail, writers that are killed, and disks that are full.</summary>
public sealed class LiteWriterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.litedb");

    private string Killed => _folder.File("killed.litedb");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_CallbackThrows_NothingIsStored()
    {
        using var file = LiteSamples.Write(Database);
        file.AddExperiment();
        file.AddTrial(0);
        for (var again = 0; again < 3; again++)
        {
            Assert.Throws<FormatException>(() => file.Write(writer =>
            {
                Assert.All(Enumerable.Range(1, 20), index => writer.TryAddTrial(index));
                throw new FormatException();
            }));
            Assert.Equal([0], file.Trials());
            using var reader = LiteSamples.Read(Database);
            Assert.Equal([0], reader.Trials());
        }

        // What LiteDB leaves behind must not end the process when it is finalized.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        file.AddTrial(1);
        Assert.Equal([0, 1], file.Trials());
        Assert.Empty(file.Check());
    }

    [Fact]
    public void Write_CleanEnd_LeavesNoLog()
    {
        using (var file = LiteSamples.Write(Database))
        {
            file.AddExperiment();
            Assert.True(new FileInfo(LiteSamples.Log(Database)).Length > 0);
        }

        Assert.False(File.Exists(LiteSamples.Log(Database)));
    }

    [Fact]
    public void Open_FilesOfAKilledWriter_HaveEveryCommit()
    {
        using (var file = LiteSamples.Write(Database, new LiteSafety { CheckpointLength = 30 * 8192 }))
        {
            file.AddExperiment();
            for (var index = 0; index < 40; index++)
            {
                file.AddTrial(index);
                Kill();
                using var reader = LiteSamples.Read(Killed);
                Assert.Equal(Enumerable.Range(0, index + 1), reader.Trials());
            }
        }

        using var again = LiteSamples.Write(Killed);
        again.AddTrial(40);
        Assert.Equal(Enumerable.Range(0, 41), again.Trials());
        Assert.Empty(again.Check());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8192)]
    [InlineData(12_288)]
    public void Open_LogEndsInAnUnfinishedTransaction_ItCountsForNothing(int bytes)
    {
        using (var file = LiteSamples.Write(Database))
        {
            file.AddExperiment();
            file.AddTrial(0);
            Kill();
        }

        // The first half of each of its pages was not written: zeros there, no mark.
        var log = LiteSamples.Log(Killed);
        var length = new FileInfo(log).Length;
        File.AppendAllBytes(log, [.. new byte[Math.Min(bytes, 4096)], .. Enumerable.Repeat((byte)7, Math.Max(0, bytes - 4096))]);
        using (var reader = LiteSamples.Read(Killed))
        {
            Assert.Equal([0], reader.Trials());
            Assert.Empty(reader.Check());
        }

        using (var again = LiteSamples.Write(Killed))
        {
            Assert.Equal(length, new FileInfo(log).Length);
            again.AddTrial(1);
            again.AddTrial(2);
            File.Copy(log, _folder.File("twice-log.litedb"));
            File.Copy(Killed, _folder.File("twice.litedb"));
        }

        using var twice = LiteSamples.Write(_folder.File("twice.litedb"));
        Assert.Equal([0, 1, 2], twice.Trials());
        Assert.Empty(twice.Check());
    }

    [Fact]
    public void Open_KilledInACheckpoint_LogHasTheRest()
    {
        using (var file = LiteSamples.Write(Database))
        {
            file.AddExperiment();
            for (var index = 0; index < 30; index++)
                file.AddTrial(index);

            Kill();
        }

        // Everything was copied to the data file but its last pages, one of them half.
        File.Copy(Database, Killed, overwrite: true);
        using (var data = File.OpenWrite(Killed))
            data.SetLength(data.Length - (2 * 8192) + 4096);

        using (var reader = LiteSamples.Read(Killed))
            Assert.Equal(Enumerable.Range(0, 30), reader.Trials());

        using var again = LiteSamples.Write(Killed);
        again.AddTrial(30);
        Assert.Equal(Enumerable.Range(0, 31), again.Trials());
        Assert.Empty(again.Check());
    }

    [Fact]
    public void Open_CheckpointPragmaSetByATool_SetBack()
    {
        LiteSamples.Write(Database).Dispose();
        using (var database = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = Database, Collation = Collation.Binary }), disposeOnClose: true))
            database.CheckpointSize = 1;

        using (var file = LiteSamples.Write(Database))
        {
            file.AddExperiment();
            for (var index = 0; index < 10; index++)
                file.AddTrial(index);

            Assert.Equal(Enumerable.Range(0, 10), file.Trials());
        }

        using var reader = LiteSamples.Read(Database);
        Assert.Equal(Enumerable.Range(0, 10), reader.Trials());
    }

    [Fact]
    public void Open_WithLiteDbItself_FindsRealDocuments()
    {
        using (var file = LiteSamples.Write(Database))
        {
            file.AddExperiment();
            file.AddTrial(4);
        }

        using var database = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = Database, ReadOnly = true }), disposeOnClose: true);
        var trial = Assert.Single(database.GetCollection("trials").FindAll().ToList());
        Assert.Equal((1L << 32) + 4, trial["_id"].AsInt64);
        Assert.Equal(1.0 / 7, trial["record"]["error"].AsDouble);
        Assert.Equal("anynet", trial["record"]["config"]["family"].AsString);
        Assert.Equal(9, Assert.Single(database.GetCollection("trialCurves").FindAll().ToList())["curves"].AsArray.Count);
    }

    [Fact]
    public void Write_DiskFull_NothingOfItIsStoredAndItGoesOnWithSpace()
    {
        using var disk = new SmallDisk("2m");
        var database = disk.File("results.litedb");
        var ballast = disk.File("ballast");
        File.WriteAllBytes(ballast, new byte[400_000]);
        var stored = 0;
        using (var file = LiteSamples.Write(database))
        {
            file.AddExperiment();
            for (var again = 0; again < 3; again++)
            {
                var error = Assert.Throws<DiskFaultException>((Action)(() =>
                {
                    for (; ; stored++)
                        file.AddTrial(stored);
                }));
                Assert.Equal($"{database}: the disk is full; free some space. Every trial finished before is kept; the same command goes on from there", error.Message);
                Assert.True(stored > 0);
                Assert.Equal(Enumerable.Range(0, stored), file.Trials());
                using var reader = LiteSamples.Read(database);
                Assert.Equal(Enumerable.Range(0, stored), reader.Trials());
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            File.Delete(ballast);
            file.AddTrial(stored);
        }

        using var check = LiteSamples.Read(database);
        Assert.Equal(Enumerable.Range(0, stored + 1), check.Trials());
        Assert.Empty(check.Check());
    }

    [Fact]
    public void Write_DiskFullInACheckpoint_CommitCountsAndItIsMadeUpFor()
    {
        using var disk = new SmallDisk("1500k");
        var database = disk.File("results.litedb");
        var stored = 0;
        using (var file = LiteSamples.Write(database, new LiteSafety { CheckpointLength = 80 * 8192 }))
        {
            file.AddExperiment();
            var ballast = disk.File("ballast");
            File.WriteAllBytes(ballast, new byte[600_000]);
            var log = new FileInfo(LiteSamples.Log(database));
            for (; log.Length < 82 * 8192; stored++, log.Refresh())
                file.AddTrial(stored);

            Assert.Equal(Enumerable.Range(0, stored), file.Trials());
            File.Delete(ballast);
            file.AddTrial(stored++);
        }

        Assert.False(File.Exists(LiteSamples.Log(database)));
        using var check = LiteSamples.Read(database);
        Assert.Equal(Enumerable.Range(0, stored), check.Trials());
        Assert.Empty(check.Check());
    }

    [Fact]
    public void Open_NoSpaceForANewDatabase_SaysSoAndLeavesNone()
    {
        using var disk = new SmallDisk("12k");
        var error = Assert.ThrowsAny<Exception>(() => LiteSamples.Write(disk.File("results.litedb")));
        Assert.True(error is DiskFaultException or InvalidInputException, error.ToString());
        Assert.False(File.Exists(disk.File("results.litedb")));
        Assert.False(File.Exists(disk.File("results.litedb.new")));
    }

    [Fact]
    public void Open_FolderMissing_SaysSo()
    {
        var error = Assert.Throws<InvalidInputException>(() => LiteSamples.Write(_folder.File("none/results.litedb")));
        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    // What a SIGKILL leaves: the files as they are.
    private void Kill()
    {
        File.Copy(Database, Killed, overwrite: true);
        File.Copy(LiteSamples.Log(Database), LiteSamples.Log(Killed), overwrite: true);
    }
}
