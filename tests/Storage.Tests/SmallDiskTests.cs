namespace Explorer.Storage.Tests;

/// <summary>Databases on file systems that are full or cannot be written.</summary>
public sealed class SmallDiskTests
{
    [Fact]
    public void AddTrial_DiskFull_KeepsWhatWasWrittenAndGoesOnWithSpace()
    {
        using var disk = new SmallDisk("700k");
        var ballast = disk.File("ballast");
        File.WriteAllBytes(ballast, new byte[100_000]);
        var stored = 0;
        using (var store = ResultStores.Open(disk.File("results.db"), StoreAccess.Write))
        {
            store.AddExperiment(Samples.Experiment(), [.. Enumerable.Range(0, 100).Select(Samples.Planned)]);
            var error = Assert.Throws<DiskFaultException>(() =>
            {
                for (; stored < 100; stored++)
                    store.AddTrial(Samples.Trial(stored));
            });
            Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        }

        Assert.True(stored > 0);
        File.Delete(ballast);
        using var again = ResultStores.Open(disk.File("results.db"), StoreAccess.Write);
        Assert.Equal(stored, again.Trials("anynet-a").Count);
        again.AddTrial(Samples.Trial(stored));
        Assert.Empty(ResultStores.Check(disk.File("results.db")).Problems);
    }

    [Fact]
    public void Open_NoSpaceForANewDatabase_SaysSo()
    {
        using var disk = new SmallDisk("12k");
        var error = Assert.ThrowsAny<Exception>(() => ResultStores.Open(disk.File("results.db"), StoreAccess.Write));
        Assert.True(error is DiskFaultException or InvalidInputException, error.ToString());
        Assert.False(File.Exists(disk.File("results.db")));
    }

    [Fact]
    public void Open_ReadOnlyDisk_ReadableNotWritable()
    {
        using var disk = new SmallDisk("2m");
        var database = disk.File("results.db");
        using (var store = ResultStores.Open(database, StoreAccess.Write))
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);

        disk.MakeReadOnly();
        var error = Assert.Throws<InvalidInputException>(() => ResultStores.Open(database, StoreAccess.Write));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        using var reader = ResultStores.Open(database, StoreAccess.Read);
        Assert.Equal([Samples.Planned(0)], reader.Plan("anynet-a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_ReadOnlyDiskWithLog_ReadsItOrSaysHow(bool withIndex)
    {
        using var disk = new SmallDisk("4m");
        using (var store = ResultStores.Open(disk.File("results.db"), StoreAccess.Write))
        {
            store.AddExperiment(Samples.Experiment(), [Samples.Planned(0)]);
            File.Copy(disk.File("results.db"), disk.File("killed.db"));
            File.Copy(disk.File("results.db-wal"), disk.File("killed.db-wal"));
            if (withIndex)
                File.Copy(disk.File("results.db-shm"), disk.File("killed.db-shm"));
        }

        disk.MakeReadOnly();
        if (!withIndex)
        {
            var error = Assert.Throws<InvalidInputException>(() => ResultStores.Open(disk.File("killed.db"), StoreAccess.Read));
            Assert.Contains("copy both to such a folder", error.Message, StringComparison.Ordinal);
            return;
        }

        using var reader = ResultStores.Open(disk.File("killed.db"), StoreAccess.Read);
        Assert.Equal([Samples.Planned(0)], reader.Plan("anynet-a"));
    }
}
