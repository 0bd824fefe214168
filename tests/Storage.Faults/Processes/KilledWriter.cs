namespace Explorer.Storage.Faults.Processes;

/// <summary>SIGKILL of a writing process at a random moment while readers come and go, of which some are killed too.</summary>
internal static class KilledWriter
{
    private const int RoundsAFile = 8;
    private const int Endless = 1_000_000;
    private const int CallsBeforeClosing = 25;
    private static readonly TimeSpan LongestWriting = TimeSpan.FromMilliseconds(900);
    private static readonly TimeSpan LongestClosing = TimeSpan.FromMilliseconds(12);

    /// <summary>Kills in the middle of writing.</summary>
    public static FaultTally AtWork(FaultRun run) => Run(run, (file, random, tally) =>
    {
        using var writer = ChildProcess.Writer(file, Endless, run.Unsafe);
        tally.Require(writer.WaitFor(StoreChild.Ready), $"the writer did not start: {writer.Errors}");
        var watch = Stopwatch.StartNew();
        for (var moment = LongestWriting * random.NextDouble(); ;)
        {
            using var reader = ChildProcess.Reader(file, writer.Acknowledged, run.Unsafe);
            if (moment > watch.Elapsed && reader.WaitForExit(moment - watch.Elapsed))
            {
                Hear(reader, tally);
                continue;
            }

            writer.Kill();
            writer.WaitForExit();
            if (random.Next(2) == 0)
            {
                reader.WaitForExit();
                Hear(reader, tally);
            }

            return writer.Acknowledged;
        }
    });

    /// <summary>Kills while the store is being closed, which empties the log into the main file.</summary>
    public static FaultTally AtClosing(FaultRun run) => Run(run, (file, random, tally) =>
    {
        using var writer = ChildProcess.Writer(file, CallsBeforeClosing, run.Unsafe);
        tally.Require(writer.WaitFor(StoreChild.Closing), $"the writer did not come to its end: {writer.Errors}");
        Thread.Sleep(LongestClosing * random.NextDouble());
        writer.Kill();
        writer.WaitForExit();
        return writer.Acknowledged;
    });

    /// <summary>Kills, and says of every file that it was written long ago or will be: the clock was set, or the files were copied.</summary>
    public static FaultTally UnderAnotherClock(FaultRun run) => Run(run, (file, random, tally) =>
    {
        using var writer = ChildProcess.Writer(file, Endless, run.Unsafe);
        tally.Require(writer.WaitFor(StoreChild.Acknowledged), $"the writer did not write: {writer.Errors}");
        writer.Kill();
        writer.WaitForExit();
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(file)!))
            File.SetLastWriteTimeUtc(left, new DateTime(random.Next(1980, 2100), 1, 1, 0, 0, 0, DateTimeKind.Utc));

        return writer.Acknowledged;
    });

    private static FaultTally Run(FaultRun run, Func<string, Random, FaultTally, int> kill)
    {
        using var folder = new TestFolder();
        var tally = new FaultTally(run);
        var random = new Random(run.Seed);
        var file = "";
        return tally.Repeat(() =>
        {
            if (tally.Rounds % RoundsAFile == 1)
                file = folder.File(tally.Rounds + run.FileName);

            Inspection.AfterFault(file, kill(file, random, tally), tally);
        });
    }

    private static void Hear(ChildProcess reader, FaultTally tally) =>
        tally.Require(reader.ExitCode == 0, $"a reader ended with {reader.ExitCode}: {reader.Errors}");
}
