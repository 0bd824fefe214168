namespace Explorer.Storage.Faults.Disks;

/// <summary>The disk is full, each round with a little more room than the round before, and then there is room again.</summary>
internal static class FullDisk
{
    private const string Size = "64m";
    private const int MostCalls = 200;
    private const int RoundsAFile = 12;

    /// <summary>Makes a store while so many pages are free, as many as the round has number.</summary>
    public static FaultTally AtCreation(FaultRun run) => Run(run, (disk, ballast, tally) =>
    {
        var folder = Directory.CreateDirectory(disk.File($"{tally.Rounds}")).FullName;
        var file = Path.Combine(folder, run.FileName);
        ballast.LeaveFree(tally.Rounds - 1);
        try
        {
            ResultStores.Open(file, StoreAccess.Write).Dispose();
        }
        catch (Exception e) when (e is DiskFaultException or InvalidInputException)
        {
            RequireReason(e, tally);
        }

        ballast.Clear();
        if (File.Exists(file) && new FileInfo(file).Length > 0)
        {
            // What was left is a whole store without anything in it.
            Inspection.Reads(file, 0, tally);
        }

        Inspection.AfterFault(file, 0, tally);
        Directory.Delete(folder, recursive: true);
    });

    /// <summary>
    /// Writes until a call fails. It must have stored nothing; reading goes on; with room again the same call succeeds,
    /// in every other round in a store that was closed on the full disk and opened again.
    /// </summary>
    public static FaultTally AtWork(FaultRun run)
    {
        var random = new Random(run.Seed);
        var calls = 0;
        return Run(run, (disk, ballast, tally) =>
        {
            var folder = disk.File("work");
            if (tally.Rounds % RoundsAFile == 1)
            {
                ballast.Clear();
                Directory.CreateDirectory(folder).Delete(recursive: true);
                Directory.CreateDirectory(folder);
                calls = 0;
            }

            var file = Path.Combine(folder, run.FileName);
            var store = ResultStores.Open(file, StoreAccess.Write);
            try
            {
                for (var i = random.Next(4); i > 0; i--)
                    StoreCalls.At(calls++).Make(store);

                ballast.LeaveFree(tally.Rounds - 1);
                calls = UntilFull(store, calls, tally);
                Holds(store, calls, tally);
                Holds(file, calls, tally);
                if (tally.Rounds % 2 == 0)
                {
                    store.Dispose();
                    Holds(file, calls, tally);
                    ballast.Clear();
                    store = ResultStores.Open(file, StoreAccess.Write);
                }

                ballast.Clear();
                StoreCalls.At(calls++).Make(store);
                Holds(store, calls, tally);
            }
            finally
            {
                store.Dispose();
            }

            tally.Acknowledged += calls;
            Inspection.Checks(file, tally);
        });
    }

    /// <summary>Makes rounds on a disk of its own, with all of its room taken or given back as a round says.</summary>
    public static FaultTally Run(FaultRun run, Action<MountedDisk, Ballast, FaultTally> round)
    {
        using var disk = new MountedDisk(Size);
        var tally = new FaultTally(run) { Unavailable = disk.IsMounted ? null : MountedDisk.NeedsRoot };
        if (!disk.IsMounted)
            return tally;

        using var ballast = new Ballast(disk.File("ballast"));
        return tally.Repeat(() => round(disk, ballast, tally));
    }

    private static int UntilFull(IResultStore store, int calls, FaultTally tally)
    {
        for (var end = calls + MostCalls; calls < end; calls++)
        {
            try
            {
                StoreCalls.At(calls).Make(store);
            }
            catch (DiskFaultException e)
            {
                RequireReason(e, tally);
                return calls;
            }
        }

        tally.Problem($"{MostCalls} calls and none failed on a full disk");
        return calls;
    }

    /// <summary>That an error says what is wrong.</summary>
    public static void RequireReason(Exception e, FaultTally tally) => tally.Require(
        e.Message.Contains("the disk is full", StringComparison.Ordinal) || e.Message.Contains("No space left", StringComparison.Ordinal),
        $"does not say that the disk is full: {e.Message}");

    /// <summary>Exactly so many calls, not even half a call more.</summary>
    private static void Holds(IResultStore store, int calls, FaultTally tally) =>
        tally.Require(Inspection.Holds(store, calls, tally) == calls, "the call that failed is stored");

    private static void Holds(string file, int calls, FaultTally tally)
    {
        using var reader = ResultStores.Open(file, StoreAccess.Read);
        Holds(reader, calls, tally);
    }
}
