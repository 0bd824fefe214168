namespace Explorer.Commands.Look;

/// <summary><c>explorer status [EXPERIMENT…]</c>: how far experiments are.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var experiments = StoredExperiment.Names("; none for all");
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var command = new Command("status", "How far experiments are") { experiments, store, json };
        command.SetRun((parsed, console) => Run(console, parsed.GetValue(experiments)!, parsed.GetValue(store)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, string[] experiments, string storePath, bool json)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var records = experiments.Length == 0 ? store.Experiments() : [.. experiments.Select(name => StoredExperiment.Find(store, storePath, name))];
        return console.List(
            json,
            records.Select(record => (Record: record, Tally: store.Tally(record.Name))),
            known => new
            {
                experiment = known.Record.Name,
                planned = known.Tally.Planned,
                completed = known.Tally.Count(TrialState.Completed),
                diverged = known.Tally.Count(TrialState.Diverged),
                pruned = known.Tally.Count(TrialState.Pruned),
                failed = known.Tally.Count(TrialState.Failed),
                remaining = known.Tally.Planned - known.Tally.Finished,
                rungs = known.Tally.Rungs,
                bestError = known.Tally.BestError,
                known.Record.CreatedAt,
            },
            ["experiment", "planned", "completed", "diverged", "pruned", "failed", "remaining", "rungs", "best error"],
            known =>
            [
                Cell.Words(known.Record.Name), Cell.Count(known.Tally.Planned),
                .. new[] { TrialState.Completed, TrialState.Diverged, TrialState.Pruned, TrialState.Failed }.Select(state => Cell.Count(known.Tally.Count(state))),
                Cell.Count(known.Tally.Planned - known.Tally.Finished),
                Cell.Words(known.Tally.Rungs.Count > 0 ? string.Join('/', known.Tally.Rungs.Select(count => NumberText.Count(count))) : NumberText.None),
                Cell.Share(known.Tally.BestError),
            ]);
    }
}
