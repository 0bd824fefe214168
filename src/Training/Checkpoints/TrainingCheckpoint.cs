using System.Globalization;
using Explorer.Models.Weights;
using Explorer.SearchSpace;
using Explorer.Training.Averaging;

namespace Explorer.Training.Checkpoints;

/// <summary>A file that a training is gone on from: safetensors with a training's whole state, written whole or not at all and to the disk.</summary>
internal static class TrainingCheckpoint
{
    private const string Version = "1";
    private const string VersionKey = "explorer.checkpoint";
    private const string KeyKey = "explorer.key";
    private const string EpochKey = "explorer.epoch";
    private const string ErrorKey = "explorer.lastError";
    private const string StepsKey = "explorer.averageSteps";

    /// <summary>Writes the file.</summary>
    public static void Save(string path, TrainingState state, WeightAverage? average, CheckpointMark mark) =>
        SafetensorsWriter.Write(path, state.Read(), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [VersionKey] = Version,
            [KeyKey] = mark.Key,
            [EpochKey] = mark.Epoch.ToString(CultureInfo.InvariantCulture),
            [ErrorKey] = mark.LastError.ToString("R", CultureInfo.InvariantCulture),
            [StepsKey] = (average?.Steps ?? 0).ToString(CultureInfo.InvariantCulture),
        });

    /// <summary>Takes a file's state over.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">The training that goes on.</param>
    /// <param name="average">Its average, if it has one.</param>
    /// <param name="key">What the file must be of.</param>
    /// <param name="lastEpoch">The training's last epoch; the file must be of an earlier one.</param>
    /// <returns>Where it stands now; null where the file is missing, damaged or of another training, and nothing was changed.</returns>
    public static CheckpointMark? TryRestore(string path, TrainingState state, WeightAverage? average, string key, int lastEpoch)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var file = SafetensorsReader.Open(path);
            if (Read(file.Header.Metadata) is not ({ } mark, var steps) || mark.Key != key || mark.Epoch >= lastEpoch || !state.TryWrite(file))
                return null;
            if (average is not null)
                average.Steps = steps;
            return mark;
        }
        catch (InvalidInputException)
        {
            // Damaged: beginning anew gives the same numbers.
            return null;
        }
    }

    private static (CheckpointMark? Mark, long AverageSteps) Read(IReadOnlyDictionary<string, string> metadata) =>
        metadata.GetValueOrDefault(VersionKey) == Version
        && metadata.TryGetValue(KeyKey, out var key)
        && int.TryParse(metadata.GetValueOrDefault(EpochKey), CultureInfo.InvariantCulture, out var epoch)
        && double.TryParse(metadata.GetValueOrDefault(ErrorKey), CultureInfo.InvariantCulture, out var error)
        && long.TryParse(metadata.GetValueOrDefault(StepsKey), CultureInfo.InvariantCulture, out var steps)
            ? (new CheckpointMark(key, epoch, error), steps)
            : (null, 0);
}
