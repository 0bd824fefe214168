namespace Explorer.Running;

/// <summary>What can be known to fail before the first worker starts.</summary>
internal static class RunChecks
{
    /// <summary>Throws where the experiment's data set is not here.</summary>
    /// <exception cref="InvalidInputException">The data set is unknown or incomplete.</exception>
    public static void RequireData(Experiment experiment, string? directory)
    {
        var status = new DataLibrary().List(directory).FirstOrDefault(known => known.Description.Name == experiment.Data.Name)
            ?? throw new InvalidInputException(experiment.Name, [new Problem("$.data.name", $"'{experiment.Data.Name}' is no data set that can be trained on here; see: explorer data list")]);
        if (!status.Available)
        {
            var lacks = status.Directory is { } found ? $"{found} lacks {string.Join(", ", status.MissingFiles)}" : $"not found in {string.Join(", ", status.Searched)}";
            throw new InvalidInputException(experiment.Name, [new Problem("$.data.name", $"the data set '{experiment.Data.Name}' is not here: {lacks}; type: explorer data fetch {experiment.Data.Name}")]);
        }
    }

    /// <summary>Makes the experiment's output folder and returns it.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be made or written to.</exception>
    public static string RequireFolder(string parent, string name)
    {
        var folder = Path.Combine(parent, name);
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".writable");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"--out {parent}", $"cannot be written to: {error.Message}");
        }
    }
}
