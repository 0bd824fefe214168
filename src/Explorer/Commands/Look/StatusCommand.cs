namespace Explorer.Commands.Look;

/// <summary><c>explorer status [EXPERIMENT…]</c>: how far experiments are.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var experiments = StoredExperiment.Names("; none for all");
        var tag = new Option<string[]>("--tag") { Description = "Only experiments with this tag; with every one of them where it is given several times", HelpName = "NAME", DefaultValueFactory = _ => [] };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var command = new Command("status", "How far experiments are") { experiments, tag, store, json };
        command.SetRun((parsed, console) => Run(console, parsed.GetValue(experiments)!, parsed.GetValue(tag)!, parsed.GetValue(store)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, string[] experiments, string[] tags, string storePath, bool json)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var records = experiments.Length == 0 ? store.Experiments() : [.. experiments.Select(name => StoredExperiment.Find(store, storePath, name))];
        var all = records.SelectMany(record => record.Tags).Distinct().ToList();
        if (Array.Find(tags, tag => !all.Contains(tag)) is { } missing)
            throw new InvalidInputException("--tag", $"no experiment has the tag \"{missing}\"; {(all.Count == 0 ? "none has any" : NearMatch.Advice(missing, all))}");
        records = [.. records.Where(record => !tags.Except(record.Tags).Any())];
        var marked = records.Any(record => record.Tags.Count > 0 || record.Note is not null);
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
                known.Record.Tags,
                known.Record.Note,
            },
            ["experiment", "planned", "completed", "diverged", "pruned", "failed", "remaining", "rungs", "best error", .. marked ? ["tags", "note"] : (string[])[]],
            known =>
            [
                Cell.Words(known.Record.Name), Cell.Count(known.Tally.Planned),
                .. new[] { TrialState.Completed, TrialState.Diverged, TrialState.Pruned, TrialState.Failed }.Select(state => Cell.Count(known.Tally.Count(state))),
                Cell.Count(known.Tally.Planned - known.Tally.Finished),
                Cell.Words(known.Tally.Rungs.Count > 0 ? string.Join('/', known.Tally.Rungs.Select(count => NumberText.Count(count))) : NumberText.None),
                Cell.Share(known.Tally.BestError),
                .. marked ? [Cell.Words(string.Join(", ", known.Record.Tags)), Cell.Words(known.Record.Note)] : (Cell[])[],
            ]);
    }
}
