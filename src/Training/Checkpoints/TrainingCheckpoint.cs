using System.Globalization;
using System.Text.Json;
using Explorer.Models.Weights;

namespace Explorer.Training.Checkpoints;

/// <summary>
/// A file that a training is gone on from, written whole or not at all: safetensors with all that the next epoch depends on. Files of
/// earlier versions, a trial's without the epochs and a single training's without a version, are gone on with.
/// </summary>
internal static class TrainingCheckpoint
{
    private const string Version = "1";
    private const string VersionKey = "explorer.checkpoint";
    private const string KeyKey = "explorer.key";
    private const string EpochKey = "explorer.epoch";
    private const string ErrorKey = "explorer.lastError";
    private const string StepsKey = "explorer.averageSteps";
    private const string EpochsKey = "explorer.epochs";
    private const string EngineKey = "explorer.engine";
    private const string DataKey = "explorer.dataHash";
    private const string PartKey = "explorer.part";

    /// <summary>Writes the file.</summary>
    public static void Save(string path, TrainingState state, ModelConfig config, CheckpointMark mark)
    {
        var metadata = WeightMetadata.Of(config);
        metadata[VersionKey] = Version;
        if (mark.Key is { } key)
            metadata[KeyKey] = key;
        metadata[EpochKey] = mark.Epoch.ToString(CultureInfo.InvariantCulture);
        metadata[ErrorKey] = mark.LastError.ToString("R", CultureInfo.InvariantCulture);
        metadata[StepsKey] = state.AverageSteps.ToString(CultureInfo.InvariantCulture);
        metadata[EpochsKey] = TrialsJson.Serialize(mark.Epochs);
        metadata[DataKey] = mark.DataHash!;
        metadata[EngineKey] = mark.Engine!;
        if (mark.Part is { } part)
            metadata[PartKey] = TrialsJson.Serialize(part);
        SafetensorsWriter.Write(path, state.Read(), metadata);
    }

    /// <summary>Takes a file's state over.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">The training that goes on.</param>
    /// <param name="refusal">Why it is not to be gone on with, in words; null where it is.</param>
    /// <returns>Where the training stands now; null where there is no such file.</returns>
    /// <exception cref="InvalidInputException">The file is refused, damaged or of another network, and nothing was changed.</exception>
    public static CheckpointMark? Restore(string path, TrainingState state, Func<CheckpointMark, string?> refusal)
    {
        if (!File.Exists(path))
            return null;
        using var file = SafetensorsReader.Open(path);
        var (mark, steps) = Read(file);
        if (refusal(mark) is { } reason)
            throw Refused(path, reason);
        state.Write(file);
        state.AverageSteps = steps;
        return mark;
    }

    /// <summary>The refusal of a checkpoint.</summary>
    internal static InvalidInputException Refused(string path, string reason) => new(path, $"{reason}; start anew with --replace");

    private static (CheckpointMark Mark, long AverageSteps) Read(SafetensorsReader file)
    {
        var metadata = file.Metadata;
        try
        {
            if (metadata.GetValueOrDefault(VersionKey, Version) is var version && version != Version)
                throw new FormatException($"its version is {version}, this program reads {Version}");
            var epochs = metadata.TryGetValue(EpochsKey, out var done) ? TrialsJson.Deserialize<List<EpochMetrics>>(done) : [];
            if (epochs.Count == 0 && !metadata.ContainsKey(EpochKey))
                throw new FormatException("it tells of no epoch");
            var key = metadata.GetValueOrDefault(KeyKey);
            var mark = new CheckpointMark
            {
                Key = key,
                Epoch = metadata.TryGetValue(EpochKey, out var epoch) ? int.Parse(epoch, CultureInfo.InvariantCulture) : epochs[^1].Epoch,
                LastError = metadata.TryGetValue(ErrorKey, out var error) ? double.Parse(error, NumberStyles.Float, CultureInfo.InvariantCulture) : epochs[^1].ValidationError,
                Epochs = epochs,
                DataHash = metadata.GetValueOrDefault(DataKey),
                Part = metadata.TryGetValue(PartKey, out var part) ? TrialsJson.Deserialize<RungPart>(part) : null,

                // A trial's key is of its engine too.
                Engine = metadata.GetValueOrDefault(EngineKey) ?? (key is null ? "an engine not recorded" : null),
            };
            return (mark, long.Parse(metadata.GetValueOrDefault(StepsKey, "0"), CultureInfo.InvariantCulture));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or OverflowException)
        {
            throw Refused(file.Path, $"this checkpoint cannot be gone on with: {fault.Message}");
        }
    }
}
