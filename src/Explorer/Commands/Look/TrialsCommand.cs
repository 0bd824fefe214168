using Explorer.Analysis.Queries;
using Explorer.Analysis.Tables;
using Explorer.Experiments.Trainings;

namespace Explorer.Commands.Look;

/// <summary><c>explorer trials EXPERIMENT…</c>: every finished trial, or those asked for.</summary>
internal sealed class TrialsCommand
{
    private readonly Argument<string[]> _experiments = StoredExperiment.Names();
    private readonly Option<string?> _where = new("--where")
    {
        Description = "Only those for which it holds, such as \"error < 0.1 and depth <= 12\"; = != < <= > >=, in (a, b), is null, and, or, not",
        HelpName = "CONDITION",
    };

    private readonly Option<string?> _sort = new("--sort") { Description = $"By these columns, several with commas between them; -COLUMN or COLUMN desc for the largest first. Columns: {string.Join(", ", TrialColumns.All.Where(column => !column.IsWhenSwept).Select(column => column.Name))}, and each training setting", HelpName = "COLUMN" };
    private readonly Option<int?> _limit = new Option<int?>("--limit") { Description = "The first so many", HelpName = "N" }.AtLeast(1);
    private readonly Option<string> _store = OutputOptions.Store();
    private readonly Option<string?> _save = OutputOptions.Save("Write them to this file instead, a row a trial: .csv as the report's trials.csv, .parquet with stages, rungs and curves in it", "FILE.parquet");
    private readonly Option<bool> _json = OutputOptions.Json();

    private TrialsCommand()
    {
    }

    public static Command Create()
    {
        var trials = new TrialsCommand();
        var command = new Command("trials", "Every finished trial, by index, or those asked for") { trials._experiments, trials._where, trials._sort, trials._limit, trials._store, trials._save, trials._json };
        command.SetRun(trials.Run);
        return command;
    }

    private int Run(ParseResult parsed, CommandConsole console)
    {
        var (json, file) = (parsed.GetValue(_json), parsed.GetValue(_save));
        var write = file is null ? null : TrialFiles.Of(OutputFile.Check(file, _save.Name, TrialFiles.Endings));

        var storePath = parsed.GetValue(_store)!;
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var records = parsed.GetValue(_experiments)!.Select(name => StoredExperiment.Find(store, storePath, name)).ToList();
        TrialColumn[] parameters = [.. records.SelectMany(record => TrialColumns.Of(record.ReadDefinition().Space)).DistinctBy(column => column.Name)];
        var query = new TrialQuery(
            parsed.GetValue(_where) is { } where ? TrialFilter.Parse(where, _where.Name, parameters) : null,
            parsed.GetValue(_sort) is { } sort ? TrialOrder.Parse(sort, _sort.Name, parameters) : null,
            parsed.GetValue(_limit));
        var found = records.SelectMany(record => Read(store, record, query.Where, curves: json || write is not null || query.NeedsCurves)).ToList();
        var rows = query.Arranged(found);
        if (write is not null)
        {
            OutputFile.Write(file!, to => write(rows, to), $"{_save.Name} {file}");
            console.Tell($"{NumberText.Counted(rows.Count, "trial")} to {file}");
        }
        else if (json)
        {
            foreach (var row in rows)
                TrialLine.Write(console.Output, row.Trial);
        }
        else if (rows.Count == 0 && query.Where is not null)
        {
            console.Output.WriteLine($"None of {NumberText.Counted(records.Sum(record => store.Tally(record.Name).Finished), "finished trial")} is so.");
        }
        else
        {
            console.Show([Listed([.. rows.Select(row => row.Trial)]), .. query.IsPart ? [] : records.SelectMany(record => Again(record, rows))]);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<TrialRow> Read(IResultStore store, ExperimentRecord record, TrialFilter? where, bool curves)
    {
        var experiment = record.ReadDefinition();
        return store.Trials(record.Name, curves, where is null ? null : trial => where.Holds(Row(trial))).Select(Row);

        TrialRow Row(TrialRecord trial) => new(trial, ReportCommand.ValidationImages(experiment, [trial]));
    }

    private static Table Listed(IReadOnlyList<TrialRecord> trials)
    {
        if (trials.Count > 0 && trials.All(trial => trial.Planned.IsForeign))
        {
            var parameters = TableParameter.Of(trials);
            return Table.Of(
                ["experiment", "trial", "state", "error", .. parameters.Select(parameter => parameter.Name), "reason"],
                trials.Select(trial => (IReadOnlyList<Cell>)
                [
                    Cell.Words(trial.Experiment), Cell.Number(trial.Index, 0), Cell.Words(EnumNames.Of(trial.State)), Cell.Share(trial.Error), .. parameters.Select(parameter => parameter.CellOf(trial)), Cell.Words(trial.Reason),
                ]));
        }

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

    private static IEnumerable<Block> Again(ExperimentRecord record, IReadOnlyList<TrialRow> rows)
    {
        var population = Population.Of(rows.Select(row => row.Trial).Where(trial => trial.Experiment == record.Name && trial.Planned.HasNetwork));
        return ExpectedAgain.Of(population, record.ReadDefinition().Data.Validation) is { } again ? [new Block.Paragraph($"{record.Name}: {again.InWords}")] : [];
    }
}
