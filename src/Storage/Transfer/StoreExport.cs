namespace Explorer.Storage.Transfer;

/// <summary>Writes a store as JSON lines: a first line with the format's version, then one line a record.</summary>
public static class StoreExport
{
    /// <summary>The format's version, in the first line.</summary>
    public const int Version = 3;

    /// <summary>
    /// Writes <c>{"type":"store","value":3}</c>, then for each experiment its <c>experiment</c>, <c>planned</c>,
    /// <c>rung</c>, <c>trial</c> and <c>attempt</c> lines, each <c>{"type":…,"value":{…}}</c>; a planned line names its
    /// <c>experiment</c> too. Numbers are written so that they read back exactly.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(IResultStore store, TextWriter output)
    {
        Line(output, TransferTypes.Store, Version);
        foreach (var experiment in store.Experiments())
        {
            // The plan last: a run that is at work may extend it, and every trial must have its plan before it.
            var (rungs, trials, attempts) = (store.Rungs(experiment.Name), store.Trials(experiment.Name), store.Attempts(experiment.Name));
            Line(output, TransferTypes.Experiment, experiment);
            foreach (var planned in store.Plan(experiment.Name))
            {
                output.Write($$"""{"type":"{{TransferTypes.Planned}}","experiment":{{TrialsJson.Serialize(experiment.Name)}},"value":{{TrialsJson.Serialize(planned)}}}""");
                output.Write('\n');
            }

            foreach (var rung in rungs)
                Line(output, TransferTypes.Rung, rung);

            foreach (var trial in trials)
                Line(output, TransferTypes.Trial, trial);

            foreach (var attempt in attempts)
                Line(output, TransferTypes.Attempt, attempt);
        }

        output.Flush();
    }

    private static void Line<T>(TextWriter output, string type, T value)
    {
        output.Write($$"""{"type":"{{type}}","value":{{TrialsJson.Serialize(value)}}}""");
        output.Write('\n');
    }
}
