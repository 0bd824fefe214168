using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Files;

namespace Explorer.Execution.Runs;

/// <summary>
/// The files that trials go on from: one a trial at most once a rung is recorded, gone as soon as the trial has ended. Where
/// workers may outlive the coordinator each lease has files of its own, so that nobody writes over what another goes on from.
/// </summary>
internal sealed class CheckpointKeeper
{
    private const string Extension = ".safetensors";
    private const string Suspended = "-suspended";
    private const int BytesOfNumber = 4;

    // For the database, the report and kept weights.
    private const long Reserve = 64L << 20;

    // Batch-norm statistics and names, beside the parameters.
    private const double Margin = 1.1;
    private readonly string _directory;
    private readonly Func<string, long> _freeBytes;

    // By trial and rung, in the order in which leases were given; null where workers do not outlive the coordinator.
    private readonly Dictionary<TrialRung, List<string>>? _leased;

    private CheckpointKeeper(string directory, bool workersOutlive, Func<string, long> freeBytes) =>
        (_directory, _leased, _freeBytes) = (directory, workersOutlive ? [] : null, freeBytes);

    /// <summary>Makes the folder and removes what nobody will go on from; null where no checkpoints are kept.</summary>
    /// <param name="directory">The folder; null for none.</param>
    /// <param name="isNeeded">Whether a trial may go on from a rung.</param>
    /// <param name="freeBytes">Free bytes of a folder's disk; null for the system's own answer.</param>
    /// <param name="workersOutlive">Whether workers of a run before may live, and write here; what is needed then is more than what is there.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static CheckpointKeeper? Open(string? directory, Func<int, int, bool> isNeeded, Func<string, long>? freeBytes = null, bool workersOutlive = false)
    {
        if (directory is null)
            return null;

        var keeper = new CheckpointKeeper(Path.GetFullPath(directory), workersOutlive, freeBytes ?? (folder => new DriveInfo(folder).AvailableFreeSpace));
        try
        {
            WholeFile.MakeFolder(keeper._directory);
            foreach (var file in Directory.EnumerateFiles(keeper._directory))
            {
                if (Parse(file) is not var (index, rung))
                    continue;
                if (!(file.EndsWith(Extension, StringComparison.Ordinal) || workersOutlive) || !isNeeded(index, rung))
                {
                    File.Delete(file);
                }
                else if (file.EndsWith(Extension, StringComparison.Ordinal))
                {
                    keeper.Note(new TrialRung(index, rung), file);
                }
            }

            keeper.Sort();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(directory, $"cannot be written: {FileFault.Of(e)}");
        }

        return keeper;
    }

    /// <summary>The file of a trial after a rung.</summary>
    public string PathOf(Lease lease) => _leased is null ? PathOf(lease.Rung, "") : Note(lease.Rung, PathOf(lease.Rung, "-" + lease.Id));

    /// <summary>The file that a trial is suspended to in the midst of a rung; null where it cannot be.</summary>
    public string? SuspendPathOf(Lease lease) => _leased is null ? null : Note(lease.Rung, PathOf(lease.Rung, "-" + lease.Id + Suspended));

    /// <summary>What a training goes on from: its rung where it was suspended, else the end of the rung before; null for nothing.</summary>
    public string? ResumePathOf(Lease lease)
    {
        if (_leased is null)
            return lease.Job.Continues ? PathOf(lease.Rung with { Rung = lease.Job.Rung - 1 }, "") : null;
        return Newest(lease.Rung, suspended: true) ?? (lease.Job.Continues ? Newest(lease.Rung with { Rung = lease.Job.Rung - 1 }, suspended: false) : null);
    }

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

    /// <summary>A rung is stored: what was needed until then goes.</summary>
    public void RungStored(int index, int rung)
    {
        DropBefore(index, rung);
        if (_leased?.GetValueOrDefault(new TrialRung(index, rung)) is not { } files)
            return;
        foreach (var file in files.Where(IsSuspended))
            File.Delete(file);
        files.RemoveAll(IsSuspended);
    }

    /// <summary>Removes the checkpoints of a trial before a rung.</summary>
    public void DropBefore(int index, int rung)
    {
        for (var earlier = 0; earlier < rung; earlier++)
        {
            var at = new TrialRung(index, earlier);
            if (_leased is null)
            {
                File.Delete(PathOf(at, ""));
            }
            else if (_leased.Remove(at, out var files))
            {
                files.ForEach(File.Delete);
            }
        }
    }

    /// <summary>Removes the folder where nothing is left in it.</summary>
    public void Close()
    {
        if (Directory.Exists(_directory) && !Directory.EnumerateFileSystemEntries(_directory).Any())
            Directory.Delete(_directory);
    }

    // "00012-rung1.safetensors", or with a lease after it: "00012-rung1-2-17-suspended.safetensors".
    private static (int Index, int Rung)? Parse(string file)
    {
        var parts = Path.GetFileName(file).Split('.')[0].Split("-rung");
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(parts[1].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rung)
                ? (index, rung)
                : null;
    }

    private static bool IsSuspended(string file) => file.EndsWith(Suspended + Extension, StringComparison.Ordinal);

    private string PathOf(TrialRung at, string lease) =>
        Path.Combine(_directory, string.Create(CultureInfo.InvariantCulture, $"{at.Trial:D5}-rung{at.Rung}{lease}{Extension}"));

    private string Note(TrialRung at, string file)
    {
        if (_leased is not null)
        {
            if (!_leased.TryGetValue(at, out var files))
                _leased.Add(at, files = []);
            if (!files.Contains(file, StringComparer.Ordinal))
                files.Add(file);
        }

        return file;
    }

    private void Sort()
    {
        foreach (var files in _leased?.Values ?? Enumerable.Empty<List<string>>())
            files.Sort((a, b) => File.GetLastWriteTimeUtc(a).CompareTo(File.GetLastWriteTimeUtc(b)));
    }

    private string? Newest(TrialRung at, bool suspended) =>
        _leased!.GetValueOrDefault(at)?.LastOrDefault(file => IsSuspended(file) == suspended && File.Exists(file));
}
