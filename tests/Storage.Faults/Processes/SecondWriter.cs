namespace Explorer.Storage.Faults.Processes;

/// <summary>A second process that would write, and what a first one leaves that is no more.</summary>
internal static class SecondWriter
{
    private const int Calls = 7;

    /// <summary>While one process has the store open for writing, another is refused, told which process that is, and changes nothing.</summary>
    public static FaultTally Refused(FaultRun run) => Run(run, (file, tally) =>
    {
        using var store = Filled(file);

        // A reader in this process must not give up what keeps others off.
        Inspection.Reads(file, Calls, tally);
        Inspection.Checks(file, tally);
        var before = FolderSnapshot.Of(Path.GetDirectoryName(file)!);
        using var second = ChildProcess.Writer(file, 1, run.Unsafe);
        second.WaitForExit();
        var expected = $"is being written by another run (pid {Environment.ProcessId}: ";
        tally.Require(
            second.ExitCode == StoreChild.RefusedCode && second.Errors.Contains(expected, StringComparison.Ordinal),
            $"the second writer ended with {second.ExitCode}, not refused with '{expected}': {second.Errors}");
        tally.Require(FolderSnapshot.Of(Path.GetDirectoryName(file)!) == before, "a writer that was refused changed files");
        StoreCalls.At(Calls).Make(store);
        return Calls + 1;
    });

    /// <summary>The text that a killed writer leaves in the lock refuses nobody, whatever process it names.</summary>
    public static FaultTally StaleLock(FaultRun run) => Run(run, (file, tally) =>
    {
        using (Filled(file))
        {
        }

        // Of a process that is no more, and of one that lives and never wrote it.
        using var dead = ChildProcess.Reader(file, Calls);
        dead.WaitForExit();
        File.WriteAllText(file + ".lock", $"pid {(tally.Rounds % 2 == 0 ? dead.Id : Environment.ProcessId)} on {Environment.MachineName}\n");
        return Calls;
    });

    private static FaultTally Run(FaultRun run, Func<string, FaultTally, int> round)
    {
        var tally = new FaultTally(run);
        return tally.Repeat(() =>
        {
            using var folder = new TestFolder();
            var file = folder.File(run.FileName);
            Inspection.AfterFault(file, round(file, tally), tally);
        });
    }

    private static IResultStore Filled(string file)
    {
        var store = ResultStores.Open(file, StoreAccess.Write);
        for (var i = 0; i < Calls; i++)
            StoreCalls.At(i).Make(store);

        return store;
    }
}
