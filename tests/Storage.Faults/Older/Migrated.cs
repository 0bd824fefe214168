using Explorer.Storage.Faults.Disks;
using Explorer.Storage.Faults.Power;

namespace Explorer.Storage.Faults.Older;

/// <summary>A fault while the first writer of this version brings a database of an earlier one up; versions 1 and 2 in turn.</summary>
internal static class Migrated
{
    private const int PagesMore = 5;
    private static readonly int[] Versions = [1, 2];

    /// <summary>SIGKILL between two calls of the system: everything written stays.</summary>
    public static FaultTally Killed(FaultRun run) => Cut(run, (image, folder, _) => image.SaveKept(folder));

    /// <summary>The power goes between two calls.</summary>
    public static FaultTally PowerCut(FaultRun run) => Cut(run, (image, folder, random) => image.SaveAfterCut(folder, random));

    /// <summary>The disk is full, every other round with a little more room than before.</summary>
    public static FaultTally DiskFull(FaultRun run) => FullDisk.Run(run, (disk, ballast, tally) =>
    {
        using var store = new OlderStore(Versions[tally.Rounds % Versions.Length]);
        var folder = Directory.CreateDirectory(disk.File($"{tally.Rounds}")).FullName;
        store.CopyTo(folder);
        var file = Path.Combine(folder, OlderStore.FileName);
        ballast.LeaveFree(tally.Rounds / Versions.Length * PagesMore);
        try
        {
            ResultStores.Open(file, StoreAccess.Write).Dispose();
        }
        catch (Exception e) when (e is DiskFaultException or InvalidInputException)
        {
            FullDisk.RequireReason(e, tally);
        }

        ballast.Clear();
        store.RequireWhole(file, tally);
        Directory.Delete(folder, recursive: true);
    });

    private static FaultTally Cut(FaultRun run, Action<DiskImage, string, Random> save)
    {
        var stores = Versions.Select(version => new OlderStore(version)).ToList();
        try
        {
            var recorded = stores.Select(store => Recording.OfBringingUp(store.Folder, run)).OfType<IReadOnlyList<JournalEntry>>().ToList();
            if (recorded.Count < stores.Count)
                return new FaultTally(run) { Unavailable = Recording.NeedsCompiler };
            var tally = new FaultTally(run);
            var random = new Random(run.Seed);
            return tally.Repeat(() =>
            {
                var (turn, which) = Math.DivRem(tally.Rounds, stores.Count);
                var cuts = Moments(recorded[which])[turn % 3];
                using var folder = new TestFolder();
                save(new DiskImage(recorded[which].Take(cuts[random.Next(cuts.Length)]), stores[which].Folder), folder.Path, random);
                stores[which].RequireWhole(folder.File(OlderStore.FileName), tally);
            });
        }
        finally
        {
            stores.ForEach(store => store.Dispose());
        }
    }

    // Anywhere; around syncs; and when the log has been removed, as all of it should be in the main file.
    private static int[][] Moments(IReadOnlyList<JournalEntry> entries)
    {
        int[] all = [.. Enumerable.Range(0, entries.Count + 1)];
        int[] syncs = [.. all[1..].Where(cut => entries[cut - 1].Kind == JournalKind.Sync).SelectMany(cut => (int[])[cut - 1, cut])];
        return [all, syncs.Length == 0 ? all : syncs, all[(entries.ToList().FindLastIndex(entry => entry.Kind == JournalKind.Unlink) + 1)..]];
    }
}
