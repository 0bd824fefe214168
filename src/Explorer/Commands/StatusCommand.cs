using System.CommandLine;
using System.Globalization;
using Explorer.Storage;
using Explorer.Terminal;
using Explorer.Trials;
using Explorer.Trials.Storage;

namespace Explorer.Commands;

/// <summary><c>explorer status [EXPERIMENT…]</c>: how far experiments are.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var experiments = new Argument<string[]>("EXPERIMENT") { Description = StoredExperiment.Description + "; none for all", Arity = ArgumentArity.ZeroOrMore };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var command = new Command("status", "How far experiments are") { experiments, store, json };
        command.SetAction(parsed => Run(parsed.GetValue(experiments)!, parsed.GetValue(store)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] experiments, string storePath, bool json)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var records = experiments.Length == 0 ? store.Experiments() : [.. experiments.Select(name => StoredExperiment.Find(store, storePath, name))];
        var table = new TextTable("experiment", "planned", "completed", "diverged", "pruned", "failed", "remaining", "rungs", "best error");
        foreach (var record in records)
        {
            var planned = store.Plan(record.Name).Count;
            var trials = store.Trials(record.Name);
            int Count(TrialState state) => trials.Count(trial => trial.State == state);
            var rungs = store.Rungs(record.Name).CountBy(rung => rung.Rung).OrderBy(count => count.Key).Select(count => count.Value).ToList();
            var best = trials.Where(trial => trial.State == TrialState.Completed).Min(trial => trial.Error);
            if (json)
            {
                JsonLines.Write(new
                {
                    experiment = record.Name,
                    planned,
                    completed = Count(TrialState.Completed),
                    diverged = Count(TrialState.Diverged),
                    pruned = Count(TrialState.Pruned),
                    failed = Count(TrialState.Failed),
                    remaining = planned - trials.Count,
                    rungs,
                    bestError = best,
                    record.CreatedAt,
                });
                continue;
            }

            table.Add(
                record.Name,
                Text(planned),
                Text(Count(TrialState.Completed)),
                Text(Count(TrialState.Diverged)),
                Text(Count(TrialState.Pruned)),
                Text(Count(TrialState.Failed)),
                Text(planned - trials.Count),
                rungs.Count > 0 ? string.Join('/', rungs.Select(Text)) : "-",
                best is { } error ? Quantity.Percent(error) : "-");
        }

        if (!json)
        {
            table.Write(Console.Out);
        }

        return ExitCode.Done;
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
