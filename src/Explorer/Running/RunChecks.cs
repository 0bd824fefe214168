using Explorer.Commands;
using Explorer.SearchSpace.Files;

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
            throw new InvalidInputException(experiment.Name, [new Problem("$.data.name", $"the data set '{experiment.Data.Name}' is not here: {lacks}; type: explorer data fetch {experiment.Data.Name}{OutputOptions.Named("--data", directory ?? "", "")}")]);
        }
    }

    /// <summary>Throws where the data set holds other images than those that the experiment's trials were trained on.</summary>
    /// <exception cref="InvalidInputException">It does; the message names both hashes.</exception>
    public static void RequireSameData(IResultStore store, Experiment experiment, string? directory)
    {
        var trained = store.Trials(experiment.Name);
        if (DataSetFacts.Find(experiment.Data.Name) is { IsDrawn: true } || trained.Count == store.Plan(experiment.Name).Count)
            return;
        string[] before = [.. trained.Select(trial => trial.Environment?.DataHash).Concat(store.Rungs(experiment.Name).Select(rung => rung.Environment.DataHash)).OfType<string>().Where(hash => hash != TrialEnvironment.UnknownData).Distinct()];
        if (before.Length == 0)
            return;
        var now = new DataLibrary().Load(experiment.Data, directory, Training.Data.Catalog.DataSets.Find(experiment.Data.Name, directory).Shape.Resolution).Hash;
        if (before.FirstOrDefault(hash => hash != now) is { } other)
            throw new InvalidInputException(experiment.Name, [new Problem("$.data.name", $"the images of '{experiment.Data.Name}' are not those that this experiment's {trained.Count} trials were trained on: their hash is {now}, the trials' is {other}; bring those images back to go on, or train on the new ones as another experiment (--with name=NAME) or in another --store")]);
    }

    /// <summary>Makes the experiment's output folder and returns it.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be made or written to, is a link, or its name leads elsewhere.</exception>
    public static string RequireFolder(string parent, string name)
    {
        var folder = RunFolder.Of(parent, name);
        try
        {
            Directory.CreateDirectory(parent);
            WholeFile.MakeFolder(folder);
            WholeFile.RequireWritable(folder);
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"--out {parent}", $"cannot be written to: {FileFault.Of(error)}");
        }
    }
}
