namespace Explorer.Storage.Faults.Power;

/// <summary>The power goes, or the process is killed, between any two calls that a writer made of the system.</summary>
internal static class PowerCut
{
    private const int FewCalls = 60;

    /// <summary>So many that a store empties its log into the main file before it is closed.</summary>
    private const int ManyCalls = 260;

    /// <summary>Cuts at random moments, while the store is made, right before and after syncs, and right after calls of the store have returned.</summary>
    public static FaultTally AtWork(FaultRun run) => Run(run, FewCalls, kill: false, entries =>
    [
        [.. Enumerable.Range(1, entries.Count)],
        [.. Enumerable.Range(1, After(entries, entry => Says(entry, StoreChild.Ready)).First())],
        [.. After(entries, entry => entry.Kind == JournalKind.Sync).Select(cut => cut - 1)],
        [.. After(entries, entry => entry.Kind == JournalKind.Sync)],
        [.. After(entries, entry => Says(entry, StoreChild.Acknowledged))],
    ]);

    /// <summary>Cuts while a store empties its log into the main file, between two calls of the store.</summary>
    public static FaultTally AtCheckpoint(FaultRun run) => Run(run, ManyCalls, kill: false, entries => [[.. Checkpoints(run.FileName, entries)]]);

    /// <summary>Cuts while a store is being closed, which empties the log too.</summary>
    public static FaultTally AtClosing(FaultRun run) => Run(run, FewCalls, kill: false, entries => [[.. Closings(entries)]]);

    /// <summary>Kills between any two calls while a store is being closed: everything written stays.</summary>
    public static FaultTally KillAtClosing(FaultRun run) => Run(run, FewCalls, kill: true, entries => [[.. Closings(entries)]]);

    private static FaultTally Run(FaultRun run, int calls, bool kill, Func<IReadOnlyList<JournalEntry>, IReadOnlyList<int>[]> choose)
    {
        if (Recording.Of(run, calls) is not { } entries)
        {
            return new FaultTally(run) { Unavailable = Recording.NeedsCompiler };
        }

        var tally = new FaultTally(run);
        var random = new Random(run.Seed);
        var choices = choose(entries);
        if (choices.Any(cuts => cuts.Count == 0))
            throw new InvalidOperationException("The recorded calls hold no such moment; record more of them.");

        return tally.Repeat(() =>
        {
            var cuts = choices[tally.Rounds % choices.Length];
            var cut = cuts[random.Next(cuts.Count)];
            var before = entries.Take(cut).ToList();
            using var folder = new TestFolder();
            var image = new DiskImage(before);
            if (kill)
            {
                image.SaveKept(folder.Path);
            }
            else
            {
                image.SaveAfterCut(folder.Path, random);
            }

            // A call that one writer was killed in and the next one found had begun: it may be on the disk or not until the next call returns.
            var acknowledged = Last(before, StoreChild.Acknowledged);
            var found = Math.Max(acknowledged, Last(before, StoreChild.Ready));
            Inspection.AfterFault(folder.File(run.FileName), acknowledged, tally, begun: found - acknowledged + 1);
        });
    }

    private static bool Says(JournalEntry entry, string word) => entry.Kind == JournalKind.Say && entry.Text.StartsWith(word, StringComparison.Ordinal);

    private static IEnumerable<int> After(IReadOnlyList<JournalEntry> entries, Func<JournalEntry, bool> what) =>
        Enumerable.Range(0, entries.Count).Where(i => what(entries[i])).Select(i => i + 1);

    private static IEnumerable<int> Closings(IReadOnlyList<JournalEntry> entries) => After(entries, entry => Says(entry, StoreChild.Closing))
        .Zip(After(entries, entry => Says(entry, StoreChild.Closed)))
        .SelectMany(closing => Enumerable.Range(closing.First, closing.Second - closing.First));

    private static IEnumerable<int> Checkpoints(string file, IReadOnlyList<JournalEntry> entries)
    {
        var closing = Closings(entries).ToHashSet();
        var handles = entries.Where(entry => entry.Kind == JournalKind.Open && entry.Name == file).Select(entry => entry.Handle).ToHashSet();
        return After(entries, entry => entry.Kind != JournalKind.Open && handles.Contains(entry.Handle)).Where(cut => !closing.Contains(cut));
    }

    private static int Last(List<JournalEntry> entries, string word) => entries.FindLast(entry => Says(entry, word)) is { } last
        ? int.Parse(last.Text.AsSpan(word.Length), CultureInfo.InvariantCulture)
        : 0;
}
