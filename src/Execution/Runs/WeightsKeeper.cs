using Explorer.SearchSpace.Files;

namespace Explorer.Execution.Runs;

/// <summary>
/// Keeps the weights of the best trials. Which they are depends on the stored trials alone (error, then index), so a
/// run that was killed and one that was not leave the same files.
/// </summary>
internal sealed class WeightsKeeper
{
    private const string Extension = ".safetensors";
    private const string PartExtension = Extension + ".part";
    private readonly string _directory;
    private readonly string _drop;
    private readonly int _keep;
    private readonly SortedSet<(double Error, int Index)> _best = [];

    private WeightsKeeper(string directory, string? drop, int keep) => (_directory, _drop, _keep) = (directory, drop is null ? directory : Path.GetFullPath(drop), keep);

    /// <summary>Makes the folder and brings its files in line with the stored trials; null where no weights are kept.</summary>
    /// <param name="directory">The folder; null for none.</param>
    /// <param name="keep">How many trials' weights are kept.</param>
    /// <param name="stored">The stored trials.</param>
    /// <param name="drop">Folder that trainers write to; null for the same.</param>
    /// <param name="workersOutlive">Whether workers of a run before may live, and write there.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static WeightsKeeper? Open(string? directory, int keep, IEnumerable<TrialRecord> stored, string? drop = null, bool workersOutlive = false)
    {
        if (directory is null || keep == 0)
            return null;

        var keeper = new WeightsKeeper(Path.GetFullPath(directory), drop, keep);
        try
        {
            WholeFile.MakeFolder(keeper._directory);
            WholeFile.MakeFolder(keeper._drop);
            WholeFile.RequireWritable(keeper._directory);
            keeper.Restore(stored, workersOutlive);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(directory, $"cannot be written: {FileFault.Of(e)}");
        }

        return keeper;
    }

    /// <summary>Where the trainer writes a trial's weights.</summary>
    /// <param name="index">The trial.</param>
    /// <param name="lease">The lease of its training, for a file of that lease's own; null for none.</param>
    public string PartPath(int index, string? lease = null) => Path.Combine(_drop, Name(index) + (lease is null ? "" : "." + lease) + PartExtension);

    /// <summary>Takes a stored trial's weights in, or drops them; drops those that they push out.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="lease">The lease under which its weights were written; null for none.</param>
    /// <exception cref="DiskFaultException">The folder cannot be written any more.</exception>
    public void Keep(TrialRecord trial, string? lease = null)
    {
        try
        {
            Take(trial, PartPath(trial.Index, lease));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiskFaultException($"{_directory}: the weights of trial {trial.Index} cannot be kept: {FileFault.Of(e)}. Every finished trial is stored; the same command goes on from there", e);
        }
    }

    private void Take(TrialRecord trial, string part)
    {
        if (trial is not { State: TrialState.Completed, Error: { } error })
        {
            File.Delete(part);
            return;
        }

        _best.Add((error, trial.Index));
        var pushedOut = _best.Count > _keep ? _best.Max : (Error: 0, Index: -1);
        if (pushedOut.Index >= 0)
        {
            _best.Remove(pushedOut);
            File.Delete(PathOf(pushedOut.Index, Extension));
        }

        if (pushedOut.Index == trial.Index)
        {
            File.Delete(part);
        }
        else if (File.Exists(part))
        {
            File.Move(part, PathOf(trial.Index, Extension), overwrite: true);
        }
    }

    private void Restore(IEnumerable<TrialRecord> stored, bool workersOutlive)
    {
        // A part of a stored trial is whole: the kill came between storing the trial and taking its weights in. Those of one trial are alike.
        var parts = Directory.EnumerateFiles(_drop, "*" + PartExtension).Where(IsOurs).ToLookup(file => Path.GetFileName(file).Split('.')[0]);
        foreach (var trial in stored)
        {
            Take(trial, parts[Name(trial.Index)].FirstOrDefault() ?? PartPath(trial.Index));
            foreach (var further in parts[Name(trial.Index)].Skip(1))
                File.Delete(further);
        }

        var kept = _best.Select(entry => PathOf(entry.Index, Extension)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(_directory))
        {
            if ((file.EndsWith(Extension, StringComparison.Ordinal) || (file.EndsWith(PartExtension, StringComparison.Ordinal) && !workersOutlive)) && IsOurs(file) && !kept.Contains(file))
                File.Delete(file);
        }
    }

    private static bool IsOurs(string file) => Path.GetFileName(file).Split('.')[0].All(char.IsAsciiDigit);

    private static string Name(int index) => index.ToString("D5", CultureInfo.InvariantCulture);

    private string PathOf(int index, string extension) => Path.Combine(_directory, Name(index) + extension);
}
