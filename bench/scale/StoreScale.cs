using System.Runtime;
using Explorer.Storage;

namespace Explorer.Scale;

/// <summary>The results database: one durable record after another, as a run writes them, then all at once; read as the commands read it.</summary>
internal static class StoreScale
{
    private const int Single = 1_000;

    public static void Measure(MeasureTable table, IReadOnlyList<TrialRecord> trials, string path)
    {
        var name = Path.GetExtension(path);
        using (var store = ResultStores.Open(path, StoreAccess.Write))
        {
            table.Time($"{name}: trials planned and stored", trials.Count, () =>
            {
                store.AddExperiment(SyntheticTrials.Experiment, SyntheticTrials.Plan(trials.Count));
                return true;
            });
            table.Time($"{name}: trials recorded one by one, each durable", Single, () =>
            {
                foreach (var trial in trials.Take(Single))
                    store.AddTrial(trial);
                return true;
            });
            table.Time($"{name}: trials recorded at once", trials.Count - Single, () =>
            {
                store.AddTrials([.. trials.Skip(Single)]);
                return true;
            });
        }

        table.Fact($"{name}: size of the database", FormattableString.Invariant($"{new FileInfo(path).Length / 1048576.0:F1} MiB"));
        using var reader = ResultStores.Open(path, StoreAccess.Read);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var read = table.Time($"{name}: trials read with curves (report)", trials.Count, () => reader.Trials(SyntheticTrials.Name));
        table.Fact($"{name}: memory of those", FormattableString.Invariant($"{(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:F1} MiB"));
        GC.KeepAlive(read);
        table.Time($"{name}: trials read without curves (trials)", trials.Count, () => reader.Trials(SyntheticTrials.Name, curves: false));
        table.Time($"{name}: trials counted (status)", trials.Count, () => reader.Tally(SyntheticTrials.Name));
    }

    /// <summary>Reads every trial with its curves, twice: what compiling the program costs a command shows in the first time.</summary>
    public static void Read(string path, TextWriter output)
    {
        using var process = Process.GetCurrentProcess();
        foreach (var time in (string[])["first", "again"])
        {
            var (watch, compiling) = (Stopwatch.StartNew(), JitInfo.GetCompilationTime());
            process.Refresh();
            var before = process.TotalProcessorTime;
            using var store = ResultStores.Open(path, StoreAccess.Read);
            var trials = store.Experiments().Sum(experiment => store.Trials(experiment.Name).Count);
            process.Refresh();
            output.WriteLine(FormattableString.Invariant(
                $"{time}: {trials:N0} trials in {watch.Elapsed.TotalSeconds:F2} s, {(process.TotalProcessorTime - before).TotalSeconds:F2} s of processor time, compiling {(JitInfo.GetCompilationTime() - compiling).TotalSeconds:F2} s"));
        }
    }
}
