using System.Collections.Concurrent;

namespace Explorer.Storage.Faults.Power;

/// <summary>
/// The calls of several writers of one store, one after another: the first is killed, the second goes on from what
/// that leaves and closes, the third opens a store that was closed.
/// </summary>
internal static class Recording
{
    /// <summary>Why there is none.</summary>
    public const string NeedsCompiler = "no C compiler (cc) is at hand to record the calls of the system";

    private const int FirstKill = 300;
    private const int LastKill = 900;
    private static readonly ConcurrentDictionary<(FaultRun Run, int Calls), IReadOnlyList<JournalEntry>?> Made = [];

    /// <summary>Records them once for all faults; null where no compiler is at hand.</summary>
    /// <param name="run">The store, the seed, and what the writers leave out.</param>
    /// <param name="calls">Calls of each writer that is not killed before.</param>
    /// <exception cref="InvalidOperationException">A writer failed.</exception>
    public static IReadOnlyList<JournalEntry>? Of(FaultRun run, int calls) => Made.GetOrAdd((run with { Rounds = 0 }, calls), _ => Make(run, calls));

    /// <summary>Records how the database in a folder is opened for writing and closed, in a copy of the folder; null where no compiler is at hand.</summary>
    /// <exception cref="InvalidOperationException">It cannot be opened.</exception>
    public static IReadOnlyList<JournalEntry>? OfBringingUp(string start, FaultRun run) => Record(run, start, calls: 0, [""]);

    private static IReadOnlyList<JournalEntry>? Make(FaultRun run, int calls) =>
        Record(run, start: null, calls, [new Random(run.Seed).Next(FirstKill, LastKill).ToString(CultureInfo.InvariantCulture), "", ""]);

    private static IReadOnlyList<JournalEntry>? Record(FaultRun run, string? start, int calls, IReadOnlyList<string> kills)
    {
        using var beside = new TestFolder();
        using var folder = new TestFolder();
        if (JournalLibrary.Build(beside.Path) is not { } library)
            return null;

        foreach (var file in start is null ? [] : Directory.EnumerateFiles(start))
            File.Copy(file, folder.File(Path.GetFileName(file)));

        var journal = beside.File("journal");
        foreach (var kill in kills)
        {
            using var writer = ChildProcess.Writer(
                folder.File(run.FileName),
                calls,
                ("LD_PRELOAD", library),
                ("EXPLORER_JOURNAL", journal),
                ("EXPLORER_JOURNAL_FOLDER", folder.Path),
                ("EXPLORER_JOURNAL_KILL", kill),
                run.Unsafe);
            writer.WaitForExit();
            if (writer.ExitCode != (kill.Length > 0 ? 137 : 0))
            {
                throw new InvalidOperationException($"A writer ended with {writer.ExitCode}: {writer.Errors}");
            }
        }

        return JournalEntry.ReadAll(journal);
    }
}
