using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Files;

namespace Explorer.Execution.Runs;

/// <summary>The files that trials go on from: one a trial at most once a rung is recorded, gone as soon as the trial has ended.</summary>
internal sealed class CheckpointKeeper
{
    private const string Extension = ".safetensors";
    private const int BytesOfNumber = 4;

    // For the database, the report and kept weights.
    private const long Reserve = 64L << 20;

    // Batch-norm statistics and names, beside the parameters.
    private const double Margin = 1.1;
    private readonly string _directory;
    private readonly Func<string, long> _freeBytes;

    private CheckpointKeeper(string directory, Func<string, long> freeBytes) => (_directory, _freeBytes) = (directory, freeBytes);

    /// <summary>Makes the folder and removes what nobody will go on from; null where no checkpoints are kept.</summary>
    /// <param name="directory">The folder; null for none.</param>
    /// <param name="isNeeded">Whether a trial may go on from a rung.</param>
    /// <param name="freeBytes">Free bytes of a folder's disk; null for the system's own answer.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static CheckpointKeeper? Open(string? directory, Func<int, int, bool> isNeeded, Func<string, long>? freeBytes = null)
    {
        if (directory is null)
            return null;

        var keeper = new CheckpointKeeper(Path.GetFullPath(directory), freeBytes ?? (folder => new DriveInfo(folder).AvailableFreeSpace));
        try
        {
            WholeFile.MakeFolder(keeper._directory);
            foreach (var file in Directory.EnumerateFiles(keeper._directory))
            {
                if (Parse(file) is var (index, rung) && !(file.EndsWith(Extension, StringComparison.Ordinal) && isNeeded(index, rung)))
                    File.Delete(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(directory, $"cannot be written: {FileFault.Of(e)}");
        }

        return keeper;
    }

    /// <summary>The file of a trial after a rung.</summary>
    public string PathOf(int index, int rung) =>
        Path.Combine(_directory, string.Create(CultureInfo.InvariantCulture, $"{index:D5}-rung{rung}{Extension}"));

    /// <summary>Makes sure that a trial's next checkpoint will fit.</summary>
    /// <exception cref="DiskFaultException">The disk is too full for it.</exception>
    public void RequireRoom(PlannedTrial trial)
    {
        var copies = 1 + (trial.Training.Optimizer == OptimizerType.Sgd ? (trial.Training.Momentum > 0 ? 1 : 0) : 2) + (trial.Training.AverageDecay > 0 ? 1 : 0);
        var needed = (long)(trial.Complexity.Params * BytesOfNumber * copies * Margin);
        var free = _freeBytes(_directory);
        if (free < needed + Reserve)
        {
            throw new DiskFaultException(
                string.Create(CultureInfo.InvariantCulture, $"{_directory}: the disk has {free >> 20} MiB left, and the checkpoint of trial {trial.Index} needs about {needed >> 20} MiB beside a reserve of {Reserve >> 20} MiB; free some space. Every finished rung is stored; the same command goes on from there"),
                new IOException("no room for a checkpoint"));
        }
    }

    /// <summary>Removes the checkpoints of a trial before a rung.</summary>
    public void DropBefore(int index, int rung)
    {
        for (var earlier = 0; earlier < rung; earlier++)
            File.Delete(PathOf(index, earlier));
    }

    /// <summary>Removes the folder where nothing is left in it.</summary>
    public void Close()
    {
        if (Directory.Exists(_directory) && !Directory.EnumerateFileSystemEntries(_directory).Any())
            Directory.Delete(_directory);
    }

    private static (int Index, int Rung)? Parse(string file)
    {
        var parts = Path.GetFileName(file).Split('.')[0].Split("-rung");
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rung)
                ? (index, rung)
                : null;
    }
}
