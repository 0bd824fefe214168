using System.CommandLine;
using System.Globalization;
using Explorer.Analysis.Populations;
using Explorer.Analysis.Summaries;
using Explorer.Storage;
using Explorer.Terminal;
using Explorer.Trials;
using Explorer.Trials.Experiments;
using Explorer.Trials.Storage;

namespace Explorer.Commands;

/// <summary><c>explorer trials EXPERIMENT…</c>: every finished trial.</summary>
internal static class TrialsCommand
{
    public static Command Create()
    {
        var experiments = new Argument<string[]>("EXPERIMENT") { Description = StoredExperiment.Description, Arity = ArgumentArity.OneOrMore };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var command = new Command("trials", "Every finished trial, by index") { experiments, store, json };
        command.SetAction(parsed => Run(parsed.GetValue(experiments)!, parsed.GetValue(store)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] experiments, string storePath, bool json)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var records = experiments.Select(name => StoredExperiment.Find(store, storePath, name)).ToList();
        var trials = records.SelectMany(record => store.Trials(record.Name, curves: json)).ToList();
        if (json)
        {
            trials.ForEach(TrialLine.Write);
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
                trial.Error is { } error ? Quantity.Percent(error) : "-",
                trial.BestError is { } best ? Quantity.Percent(best) : "-",
                Short(trial.StoredComplexity?.Flops),
                Short(trial.StoredComplexity?.Params),
                Short(trial.StoredComplexity?.Activations),
                trial.Seconds.ToString("F1", CultureInfo.InvariantCulture),
                .. swept.Select(setting => setting.Of(trial.Training).ToString("G4", CultureInfo.InvariantCulture)),
                trial.HasNetwork ? NetworkText.Depths(trial.Config) : "-",
                trial.HasNetwork ? NetworkText.Widths(trial.Config) : "-",
                trial.Reason ?? string.Empty]);
        }

        table.Write(Console.Out);
        foreach (var record in records)
        {
            var images = ExperimentReader.Parse(record.Definition, record.Name, DataDemand.None).Data.Validation;
            if (ExpectedAgain.Of(Population.Of(trials.Where(trial => trial.Experiment == record.Name && trial.HasNetwork)), images) is { } again)
            {
                Console.WriteLine($"{record.Name}: {again.InWords}");
            }
        }

        return ExitCode.Done;
    }

    private static string Short(long? count) => count is { } known ? Quantity.Short(known) : "-";
}
