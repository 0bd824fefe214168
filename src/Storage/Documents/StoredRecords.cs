using System.Collections.Concurrent;
using Explorer.Experiments;
using Explorer.Experiments.Trainings;

namespace Explorer.Storage.Documents;

/// <summary>Between rows and records. One instance serves one reading, by several threads: values that many trials share are kept once.</summary>
/// <param name="path">The database, for messages.</param>
/// <param name="experiment">Name of the experiment.</param>
internal sealed class StoredRecords(string path, string experiment)
{
    private readonly ConcurrentDictionary<TrialEnvironment, TrialEnvironment> _environments = new();
    private readonly ConcurrentDictionary<TrainingSettings, TrainingSettings> _trainings = new();

    /// <summary>An experiment, as stored in a document.</summary>
    /// <exception cref="InvalidInputException">The document is damaged.</exception>
    public static ExperimentRecord Experiment(string path, ReadOnlyMemory<byte> document)
    {
        try
        {
            return StoredJson.Read<ExperimentRecord>(document) is { Name: not null, Definition: not null } record ? record : throw new FormatException("its name or its definition is missing");
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidInputException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidInputException(path, $"the record of an experiment is damaged ({e.Message}); see: explorer store check {path}");
        }
    }

    public static StoredRow Row(PlannedTrial planned) => new(planned.Index, 0, StoredJson.Write(planned));

    public static StoredRow Row(int index, StoredTrial trial) => new(index, 0, StoredJson.Write(trial), StoredCurves.Write(trial.Rungs));

    public static StoredRow Row(RungRecord rung) => new(rung.Index, rung.Rung, StoredJson.Write(rung), StoredCurves.Write([rung.Result]));

    public static StoredRow Row(AttemptRecord attempt) => new(attempt.Index, 0, StoredJson.Write(attempt));

    public PlannedTrial Planned(StoredRow row) => Read(row, () =>
    {
        var planned = StoredJson.Read<PlannedTrial>(row.Document);
        if (planned.StoredComplexity is { } complexity && (complexity.Flops < 0 || complexity.Params < 0 || complexity.Activations < 0))
            throw new FormatException("its complexity has a figure below 0");
        return planned with { Index = row.Index, Training = _trainings.GetOrAdd(planned.Training, planned.Training) };
    });

    public StoredTrial Trial(StoredRow row) => Read(row, () =>
    {
        var trial = StoredJson.Read<StoredTrial>(row.Document);
        return trial with
        {
            Rungs = StoredCurves.Join(trial.Rungs, row.Curves),
            Environment = trial.Environment is { } environment ? _environments.GetOrAdd(environment, environment) : null,
        };
    });

    /// <summary>The finished trial of a plan, as stored in a row.</summary>
    public TrialRecord Trial(PlannedTrial planned, StoredTrial trial, StoredRow row) => Read(row, () => trial.ToRecord(experiment, planned));

    public RungRecord Rung(StoredRow row) => Read(row, () =>
    {
        var rung = StoredJson.Read<RungRecord>(row.Document);
        return rung with
        {
            Experiment = experiment,
            Index = row.Index,
            Rung = row.Rung,
            Result = StoredCurves.Join([rung.Result], row.Curves)[0],
            Environment = _environments.GetOrAdd(rung.Environment, rung.Environment),
        };
    });

    public AttemptRecord Attempt(StoredRow row) => Read(row, () => StoredJson.Read<AttemptRecord>(row.Document) with { Experiment = experiment, Index = row.Index });

    /// <summary>Whether a finished trial is the planned one.</summary>
    public static bool Agree(PlannedTrial planned, TrialRecord trial) => planned with { Unknown = null } == trial.Planned with { Unknown = null };

    /// <summary>Reads something of a row.</summary>
    /// <exception cref="InvalidInputException">The row is damaged; the message names its trial.</exception>
    public T Read<T>(StoredRow row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidInputException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidInputException(path, string.Create(CultureInfo.InvariantCulture, $"the record of trial {row.Index} is damaged ({e.Message}); see: explorer store check {path}"));
        }
    }
}
