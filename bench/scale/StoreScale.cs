using Explorer.Storage;
using Explorer.Trials;

namespace Explorer.Scale;

/// <summary>The results database: one durable record after another, as a run writes them, then all at once.</summary>
internal static class StoreScale
{
    private const int Single = 1_000;

    public static void Measure(MeasureTable table, IReadOnlyList<TrialRecord> trials, string path)
    {
        using (var store = ResultStores.Open(path, StoreAccess.Write))
        {
            table.Time("trials planned and stored", trials.Count, () =>
            {
                store.AddExperiment(SyntheticTrials.Experiment, SyntheticTrials.Plan(trials.Count));
                return true;
            });
            table.Time("trials recorded one by one, each durable", Single, () =>
            {
                foreach (var trial in trials.Take(Single))
                {
                    store.AddTrial(trial);
                }

                return true;
            });
            table.Time("trials recorded at once", trials.Count - Single, () =>
            {
                store.AddTrials([.. trials.Skip(Single)]);
                return true;
            });
        }

        table.Fact("size of the database", FormattableString.Invariant($"{new FileInfo(path).Length / 1048576.0:F1} MiB"));
        using var reader = ResultStores.Open(path, StoreAccess.Read);
        table.Time("trials read", trials.Count, () => reader.Trials(SyntheticTrials.Name));
    }
}
