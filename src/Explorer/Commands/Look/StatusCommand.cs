namespace Explorer.Commands.Look;

/// <summary><c>explorer status [EXPERIMENT…]</c>: how far experiments are.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var experiments = new Argument<string[]>("EXPERIMENT") { Description = StoredExperiment.Description + "; none for all", Arity = ArgumentArity.ZeroOrMore };
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
        var table = new TextTable("experiment", "planned", "completed", "diverged", "pruned", "failed", "remaining", "rungs", "best error");
        foreach (var record in records)
        {
            var tally = store.Tally(record.Name);
            if (json)
            {
                JsonLines.Write(console.Output, new
                {
                    experiment = record.Name,
                    planned = tally.Planned,
                    completed = tally.Count(TrialState.Completed),
                    diverged = tally.Count(TrialState.Diverged),
                    pruned = tally.Count(TrialState.Pruned),
                    failed = tally.Count(TrialState.Failed),
                    remaining = tally.Planned - tally.Finished,
                    rungs = tally.Rungs,
                    bestError = tally.BestError,
                    record.CreatedAt,
                });
                continue;
            }

            table.Add(
                record.Name,
                Text(tally.Planned),
                Text(tally.Count(TrialState.Completed)),
                Text(tally.Count(TrialState.Diverged)),
                Text(tally.Count(TrialState.Pruned)),
                Text(tally.Count(TrialState.Failed)),
                Text(tally.Planned - tally.Finished),
                tally.Rungs.Count > 0 ? string.Join('/', tally.Rungs.Select(Text)) : "-",
                tally.BestError is { } error ? NumberText.Share(error) : "-");
        }

        if (!json)
        {
            table.Write(console.Output);
        }

        return ExitCode.Done;
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
