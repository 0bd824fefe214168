using Explorer.Experiments.Trainings;

namespace Explorer.Commands.Look;

/// <summary><c>explorer trials EXPERIMENT…</c>: every finished trial.</summary>
internal static class TrialsCommand
{
    public static Command Create()
    {
        var experiments = new Argument<string[]>("EXPERIMENT") { Description = StoredExperiment.Description, Arity = ArgumentArity.OneOrMore };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var command = new Command("trials", "Every finished trial, by index") { experiments, store, json };
        command.SetRun((parsed, console) => Run(console, parsed.GetValue(experiments)!, parsed.GetValue(store)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, string[] experiments, string storePath, bool json)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var records = experiments.Select(name => StoredExperiment.Find(store, storePath, name)).ToList();
        var trials = records.SelectMany(record => store.Trials(record.Name, curves: json)).ToList();
        if (json)
        {
            trials.ForEach(trial => TrialLine.Write(console.Output, trial));
            return ExitCode.Done;
        }

        var swept = TrainingSetting.Swept(trials.Select(trial => trial.Training));
        var table = new TextTable(["experiment", "trial", "state", "error", "best", "flops", "params", "activations", "seconds", .. swept.Select(setting => setting.Key), "depths", "widths", "reason"]);
        foreach (var trial in trials)
        {
            table.Add([
                trial.Experiment,
                trial.Index.ToString(CultureInfo.InvariantCulture),
                TrialsJson.Serialize(trial.State).Trim('"'),
                trial.Error is { } error ? NumberText.Share(error) : "-",
                trial.BestError is { } best ? NumberText.Share(best) : "-",
                Short(trial.Planned.StoredComplexity?.Flops),
                Short(trial.Planned.StoredComplexity?.Params),
                Short(trial.Planned.StoredComplexity?.Activations),
                trial.Seconds.ToString("F1", CultureInfo.InvariantCulture),
                .. swept.Select(setting => setting.Of(trial.Training).ToString("G4", CultureInfo.InvariantCulture)),
                trial.Planned.HasNetwork ? NetworkText.Depths(trial.Config) : "-",
                trial.Planned.HasNetwork ? NetworkText.Widths(trial.Config) : "-",
                trial.Reason ?? string.Empty]);
        }

        table.Write(console.Output);
        foreach (var record in records)
        {
            var images = record.ReadDefinition().Data.Validation;
            if (ExpectedAgain.Of(Population.Of(trials.Where(trial => trial.Experiment == record.Name && trial.Planned.HasNetwork)), images) is { } again)
            {
                console.Output.WriteLine($"{record.Name}: {again.InWords}");
            }
        }

        return ExitCode.Done;
    }

    private static string Short(long? count) => count is { } known ? NumberText.Quantity(known) : "-";
}
