using Explorer.Training.Data.Formats;

namespace Explorer.Training.Data.Sources;

/// <summary>Finds the folder that holds a data set.</summary>
/// <param name="roots">Folders to look in, the first one first.</param>
internal sealed class DataPlaces(IReadOnlyList<string> roots)
{
    /// <summary>Folders to look in, the first one first.</summary>
    public IReadOnlyList<string> Roots { get; } = roots;

    /// <summary>The folder that the user named, alone; without one <c>$EXPLORER_DATA</c>, then <c>~/.cache/explorer/datasets</c>.</summary>
    public static DataPlaces For(string? directory) => new(DataRoots.For(directory));

    /// <summary>The first folder with all files of a data set, else the first with some of them, else null.</summary>
    public DataFolder? Find(DataSetDescription description)
    {
        var folders = Candidates(description).Select(path => new DataFolder(description, path)).ToList();
        return folders.Find(folder => folder.Missing().Count == 0)
            ?? folders.Find(folder => folder.Missing().Count < description.Files.Count);
    }

    /// <summary>The folder with all files of a data set.</summary>
    /// <exception cref="InvalidInputException">There is none; the message tells where it was looked for and what is missing.</exception>
    public DataFolder Require(DataSetDescription description)
    {
        var advice = $"to download it type: explorer data fetch {description.Name}; --data DIR or ${DataRoots.Variable} name another folder";
        var folder = Find(description) ?? throw new InvalidInputException(
            $"data set {description.Name}",
            [new Problem("$.data.name", $"its files ({description.Files[0].Name}, …) are in none of {string.Join(", ", Candidates(description))}; {advice}")]);
        var missing = folder.Missing();
        return missing.Count == 0
            ? folder
            : throw new InvalidInputException(
                folder.Path, [new Problem("$.data.name", $"of {description.Name} {string.Join(", ", missing.Select(file => file.Name))} missing; {advice}")]);
    }

    private IEnumerable<string> Candidates(DataSetDescription description) => Roots
        .SelectMany(root => new[]
        {
            Path.Combine(root, description.Name),
            Path.Combine(root, description.Folder),
            Path.Combine(root, description.Name, description.Folder),
            root,
        })
        .Distinct();
}
