using Explorer.Storage.Documents;

namespace Explorer.Storage.Transfer;

/// <summary>Reads an exported store; every line that cannot be used is a problem with its number.</summary>
internal sealed class TransferReader
{
    private const int MostProblems = 20;
    private readonly Dictionary<string, ImportedExperiment> _experiments = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];

    /// <summary>Reads all lines.</summary>
    /// <exception cref="InvalidInputException">Some lines cannot be used.</exception>
    public static IReadOnlyCollection<ImportedExperiment> Read(TextReader input, string origin)
    {
        var reader = new TransferReader();
        var line = 0;
        for (var text = input.ReadLine(); text is not null && reader._problems.Count < MostProblems; text = input.ReadLine())
        {
            line++;
            reader.Line(text, line);
        }

        if (line == 0)
            reader._problems.Add(new Problem("$", "is empty; expected the lines of: explorer store export"));

        return reader._problems.Count == 0 ? reader._experiments.Values : throw new InvalidInputException(origin, reader._problems);
    }

    public static string LineName(int line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");

    private void Line(string text, int line)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var type = document.RootElement.GetProperty("type").GetString();
            if (line == 1 && type != TransferTypes.Store)
            {
                throw new FormatException("the first line must be {\"type\":\"store\",…}: this is no exported store");
            }

            Record(type, document.RootElement, line);
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or InvalidInputException or ArgumentException or NotSupportedException)
        {
            var message = e is KeyNotFoundException ? "expected the members \"type\" and \"value\"" : e.Message;
            _problems.Add(new Problem(LineName(line), message));
        }
    }

    private void Record(string? type, JsonElement line, int number)
    {
        var value = line.GetProperty("value").GetRawText();
        var added = type switch
        {
            TransferTypes.Store => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var format) && format is >= 1 and <= StoreExport.Version
                ? true
                : throw new FormatException($"format {value} is not known; this program reads formats up to {StoreExport.Version}"),
            TransferTypes.Experiment => Add(TrialsJson.Deserialize<ExperimentRecord>(value), number),
            TransferTypes.Planned => Add(Of(line.GetProperty("experiment").GetString()!), TrialsJson.Deserialize<PlannedTrial>(value), number),
            TransferTypes.Rung => Add(TrialsJson.Deserialize<RungRecord>(value), number),
            TransferTypes.Trial => Add(TrialsJson.Deserialize<TrialRecord>(value), number),
            TransferTypes.Attempt => Add(TrialsJson.Deserialize<AttemptRecord>(value)),
            _ => throw new FormatException($"'{type}' is no known type of line"),
        };
        if (!added)
        {
            throw new FormatException($"this {type} is in the file already");
        }
    }

    private bool Add(ExperimentRecord record, int line) => RecordChecks.Require(record) && _experiments.TryAdd(record.Name, new ImportedExperiment(record, line));

    private static bool Add(ImportedExperiment experiment, PlannedTrial planned, int line) => RecordChecks.Require(planned) && experiment.Plan.TryAdd(planned.Index, (planned, line));

    private bool Add(RungRecord rung, int line)
    {
        RecordChecks.Require(rung);
        var experiment = Of(rung.Experiment);
        RequirePlanned(experiment, rung.Index);
        return experiment.Rungs.TryAdd((rung.Index, rung.Rung), (rung, line));
    }

    private bool Add(TrialRecord trial, int line)
    {
        RecordChecks.Require(trial);
        var experiment = Of(trial.Experiment);
        var planned = RequirePlanned(experiment, trial.Index);
        return StoredRecords.Agree(planned, trial)
            ? experiment.Trials.TryAdd(trial.Index, (trial with { Planned = planned }, line))
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"trial {trial.Index} was trained otherwise than line {experiment.Plan[trial.Index].Line} plans it"));
    }

    private bool Add(AttemptRecord attempt)
    {
        var experiment = Of(attempt.Experiment);
        RequirePlanned(experiment, attempt.Index);
        experiment.Attempts.Add(attempt);
        return true;
    }

    private ImportedExperiment Of(string name) =>
        _experiments.TryGetValue(name, out var experiment) ? experiment : throw new FormatException($"no line before it describes the experiment '{name}'");

    private static PlannedTrial RequirePlanned(ImportedExperiment experiment, int index) => experiment.Plan.TryGetValue(index, out var plan)
        ? plan.Planned
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"no line before it plans trial {index}"));
}
