using Explorer.Storage.Faults.Disks;
using Explorer.Storage.Faults.Older;
using Explorer.Storage.Faults.Power;

namespace Explorer.Storage.Faults;

/// <summary>A fault, and how often the tests make it.</summary>
/// <param name="Name">What it is called in the table and in the tests.</param>
/// <param name="Rounds">Rounds of the short form.</param>
/// <param name="Make">Makes it and says what it did.</param>
internal sealed record Fault(string Name, int Rounds, Func<FaultRun, FaultTally> Make);

/// <summary>Every fault that every store must come out of with all that was acknowledged.</summary>
internal static class FaultSuite
{
    /// <summary>The stores, by the extension of their files.</summary>
    public static IReadOnlyList<string> Stores { get; } = [".litedb", ".db"];

    /// <summary>The faults of every store.</summary>
    public static IReadOnlyList<Fault> Faults { get; } =
    [
        new("writer killed", 3, KilledWriter.AtWork),
        new("writer killed while closing", 3, KilledWriter.AtClosing),
        new("killed between calls of closing", 16, PowerCut.KillAtClosing),
        new("power cut", 50, PowerCut.AtWork),
        new("power cut in a checkpoint", 8, PowerCut.AtCheckpoint),
        new("power cut while closing", 16, PowerCut.AtClosing),
        new("disk full at creation", 24, FullDisk.AtCreation),
        new("disk full", 24, FullDisk.AtWork),
        new("read-only medium", 2, ReadOnlyDisk.Medium),
        new("read-only folder", 2, ReadOnlyDisk.Folder),
        new("second writer", 1, SecondWriter.Refused),
        new("stale lock", 2, SecondWriter.StaleLock),
        new("clock set back", 2, KilledWriter.UnderAnotherClock),
    ];

    /// <summary>The faults of a store that has earlier versions, which is SQLite's.</summary>
    public static IReadOnlyList<Fault> FaultsOfEarlierVersions { get; } =
    [
        new("killed while an earlier version is brought up", 24, Migrated.Killed),
        new("power cut while an earlier version is brought up", 72, Migrated.PowerCut),
        new("disk full while an earlier version is brought up", 48, Migrated.DiskFull),
    ];

    /// <summary>The faults that can befall a store.</summary>
    public static IEnumerable<Fault> Of(string store) => store == ".db" ? Faults.Concat(FaultsOfEarlierVersions) : Faults;
}
