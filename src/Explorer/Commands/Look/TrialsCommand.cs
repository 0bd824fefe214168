using Explorer.Analysis.Runs;
using Explorer.Documents.Writers;
using Explorer.Experiments.Trainings;

namespace Explorer.Commands.Look;

/// <summary><c>explorer trials EXPERIMENT…</c>: every finished trial.</summary>
internal static class TrialsCommand
{
    public static Command Create()
    {
        var experiments = StoredExperiment.Names();
        var store = OutputOptions.Store();
        var save = OutputOptions.Save("Write them to this file instead, a row a trial as in the report's trials.csv", "FILE.csv");
        var json = OutputOptions.Json();
        var command = new Command("trials", "Every finished trial, by index") { experiments, store, save, json };
        command.SetRun((parsed, console) => parsed.GetValue(save) is { } file
            ? Save(console, parsed.GetValue(experiments)!, parsed.GetValue(store)!, OutputFile.Check(file, save.Name))
            : Run(console, parsed.GetValue(experiments)!, parsed.GetValue(store)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, string[] experiments, string storePath, bool json)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var records = experiments.Select(name => StoredExperiment.Find(store, storePath, name)).ToList();
        var trials = records.SelectMany(record => store.Trials(record.Name, curves: json)).ToList();
        if (json)
            trials.ForEach(trial => TrialLine.Write(console.Output, trial));
        else
            console.Show([Listed(trials), .. records.SelectMany(record => Again(record, trials))]);
        return ExitCode.Done;
    }

    private static int Save(CommandConsole console, string[] experiments, string storePath, string file)
    {
        if (experiments is not [var name])
            throw new InvalidInputException("--save", $"found {NumberText.Count(experiments.Length)} experiments, expected one: a file holds one experiment's trials");
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var record = StoredExperiment.Find(store, storePath, name);
        var trials = store.Trials(record.Name);
        OutputFile.Write(file, CsvWriter.Write(RunTables.Trials(trials, ReportCommand.ValidationImages(record.ReadDefinition(), trials))), $"--save {file}");
        console.Tell($"{NumberText.Counted(trials.Count, "trial")} to {file}");
        return ExitCode.Done;
    }

    private static Table Listed(IReadOnlyList<TrialRecord> trials)
    {
        var swept = TrainingSetting.Swept(trials.Select(trial => trial.Training));
        return Table.Of(
            ["experiment", "trial", "state", "error", "best", .. NetworkText.CostTitles, "seconds", .. swept.Select(setting => setting.Key), "depths", "widths", "reason"],
            trials.Select(trial => (IReadOnlyList<Cell>)
            [
                Cell.Words(trial.Experiment), Cell.Number(trial.Index, 0), Cell.Words(EnumNames.Of(trial.State)), Cell.Share(trial.Error), Cell.Share(trial.BestError),
                .. NetworkText.Costs(trial.Planned.StoredComplexity), Cell.Number(trial.Seconds, 1), .. swept.Select(setting => Cell.Of(setting.Of(trial.Training))),
                Cell.Words(trial.Planned.HasNetwork ? NetworkText.Depths(trial.Config) : NumberText.None),
                Cell.Words(trial.Planned.HasNetwork ? NetworkText.Widths(trial.Config) : NumberText.None),
                Cell.Words(trial.Reason),
            ]));
    }

    private static IEnumerable<Block> Again(ExperimentRecord record, IReadOnlyList<TrialRecord> trials)
    {
        var population = Population.Of(trials.Where(trial => trial.Experiment == record.Name && trial.Planned.HasNetwork));
        return ExpectedAgain.Of(population, record.ReadDefinition().Data.Validation) is { } again ? [new Block.Paragraph($"{record.Name}: {again.InWords}")] : [];
    }
}
