using Explorer.Analysis.Parameters;
using Explorer.Experiments;
using Explorer.Experiments.Storage;
using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Import.Tables;

/// <summary>Reads tables of trials that other programs ran, as experiments of parameters without networks.</summary>
public static class TableImport
{
    private const int FewValues = 12;
    private const int SeenOften = 4;

    private static readonly TrainingSettings Untold = new() { Epochs = 1 };

    /// <summary>Reads a table, twice: what its columns hold, then its trials. Nothing of a table with a fault is used.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or cells are not what they are taken for; each is named.</exception>
    public static ImportedPopulation Read(TableRequest request)
    {
        if (!ExperimentTable.IsName(request.Name))
            throw new InvalidInputException("--name", $"found \"{request.Name}\", expected at most 100 lower-case letters, digits, '.', '_' and '-', the first a letter or digit");
        var table = ForeignTable.Open(request.Path);
        var (columns, rows) = Summarised(table);
        if (rows == 0)
            throw new InvalidInputException(request.Path, "has a header and no rows; expected one a trial");
        var roles = TableRoles.Of(request, columns, rows);
        var reader = new TableReader(table, roles, columns);
        var readings = reader.Read();
        ThrowIfAny(request, reader);
        if (readings.Count == 0)
            throw new InvalidInputException(request.Path, $"none of its {NumberText.Counted(rows, "row")} has ended, so there is nothing to import");
        var trials = TableTrials.Of(request, roles, columns, readings, reader);
        ThrowIfAny(request, reader);
        return Assemble(request, table, columns, roles, reader, trials);
    }

    private static void ThrowIfAny(TableRequest request, TableReader reader)
    {
        if (reader.Problems.Count > 0)
            throw new InvalidInputException(request.Path, reader.Problems);
    }

    private static (List<ColumnSummary> Columns, long Rows) Summarised(ForeignTable table)
    {
        List<ColumnSummary> columns = [.. table.Columns.Select(name => new ColumnSummary(name))];
        var rows = 0L;
        foreach (var (_, cells) in table.Rows())
        {
            rows++;
            for (var i = 0; i < cells.Count; i++)
            {
                if (i == columns.Count)
                    columns.Add(new ColumnSummary(table.Columns[i]));
                columns[i].Add(cells[i]);
            }
        }

        return (columns, rows);
    }

    private static ImportedPopulation Assemble(TableRequest request, ForeignTable table, List<ColumnSummary> columns, TableRoles roles, TableReader reader, TableTrials trials)
    {
        var file = Path.GetFileName(request.Path);
        var environment = new TrialEnvironment { Device = "imported", Threads = 1, Precision = "unknown", Engine = $"imported from {file}", DataHash = TrialEnvironment.UnknownData, CodeVersion = request.CodeVersion };
        PlannedTrial[] plan = [.. trials.Trials.Select((trial, index) => new PlannedTrial { Index = index, Parameters = trial.Parameters, Hash = ParameterValue.HashOf(trial.Parameters), Seed = trial.Seed, Training = Untold })];
        var space = new ParameterSpace { Metric = trials.Metric, Parameters = roles.Parameters.Select(parameter => Range(parameter.Name, parameter.Kind, trials.Trials)).OfType<ParameterRange>().ToValueList() };
        return new ImportedPopulation
        {
            Record = new ExperimentRecord(request.Name, Definition(request.Name, file, space, plan.Length), request.At, request.CodeVersion),
            Plan = plan,
            Trials =
            [
                .. trials.Trials.Select((trial, index) => new TrialRecord
                {
                    Experiment = request.Name, Planned = plan[index], Outcome = trial.Outcome, Rungs = trial.Rungs, Seconds = trial.Seconds, Attempts = 1, Environment = environment, FinishedAt = request.At,
                }),
            ],
            Remarks = Remarks(table, columns, roles, reader, trials).ToValueList(),
        };
    }

    private static string Definition(string name, string file, ParameterSpace space, int count) => ExperimentReader.ParseStored(
        new JsonObject
        {
            ["name"] = name,
            ["description"] = $"Imported from {file}: trials that another program ran.",
            ["space"] = JsonNode.Parse(DesignSpaceJson.Text(space)),
            ["sample"] = new JsonObject { ["count"] = count },
        }.ToJsonString(),
        file).Definition;

    private static ParameterRange? Range(string name, ParameterKind kind, IReadOnlyList<TableTrial> trials)
    {
        var values = trials.SelectMany(trial => trial.Parameters).Where(value => value.Name == name).ToList();
        if (values.Count == 0)
            return null;
        if (kind == ParameterKind.Word)
            return new ParameterRange { Name = name, Kind = kind, Words = values.Select(value => value.Word!).Distinct().Order(StringComparer.Ordinal).ToValueList() };
        if (kind == ParameterKind.Flag)
            return new ParameterRange { Name = name, Kind = kind };
        double[] numbers = [.. values.Select(value => value.Number!.Value)];
        var (low, high) = (numbers.Min(), numbers.Max());
        double[] different = [.. numbers.Distinct().Take(FewValues + 1)];
        return new ParameterRange { Name = name, Kind = kind, Values = different.Length <= FewValues && numbers.Length >= SeenOften * different.Length ? different.Order().ToValueList() : [], Low = low, High = high, IsLogarithmic = low > 0 && high / low >= 10 && ParameterScale.For(numbers).IsLogarithmic };
    }

    private static IEnumerable<string> Remarks(ForeignTable table, List<ColumnSummary> columns, TableRoles roles, TableReader reader, TableTrials trials)
    {
        if (table is CsvTable { SeparatedBy: not ',' and var separator })
            yield return $"guessed: cells stand between {separator switch { ';' => "semicolons", '\t' => "tabs", _ => "bars" }}";
        var commas = roles.Columns.Select(at => columns[at]).Where(column => column.HasCommas).Select(column => column.Name).ToList();
        if (commas.Count > 0)
            yield return $"guessed: a comma is the point of decimals in {string.Join(", ", commas)}";
        foreach (var note in roles.Notes)
            yield return note;
        yield return trials.Metric.InWords;
        foreach (var note in trials.Notes)
            yield return note;
        if (reader.Unfinished > 0)
            yield return $"left out: {NumberText.Counted(reader.Unfinished, "row")} of trials that have not ended";
        foreach (var (_, name, _) in roles.Parameters)
        {
            var without = trials.Trials.Count(trial => trial.Parameters.All(value => value.Name != name));
            if (without > 0)
                yield return $"{NumberText.Counted(without, "trial")} of {NumberText.Count(trials.Trials.Count)} {(without == 1 ? "has" : "have")} no {name}: it counts where it is given, and is left out of the regression of all parameters";
        }
    }
}
