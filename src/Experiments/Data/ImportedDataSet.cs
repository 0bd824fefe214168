using System.Text.RegularExpressions;
using Explorer.SearchSpace.Files;

namespace Explorer.Experiments.Data;

/// <summary>What is known of images that a user imported, their <c>dataset.json</c>.</summary>
public sealed partial record ImportedDataSet
{
    /// <summary>The file's name, in a folder named like the data set.</summary>
    public const string FileName = "dataset.json";

    /// <summary>Version of the format that this program writes and the newest that it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of the format.</summary>
    public required int Version { get; init; }

    /// <summary>Its name in experiments and on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>1 for grey, 3 for colour.</summary>
    public required int Channels { get; init; }

    /// <summary>Height and width of its images in pixels.</summary>
    public required int Resolution { get; init; }

    /// <summary>Names of its classes, in label order; 2 to 256.</summary>
    public required ValueList<string> ClassNames { get; init; }

    /// <summary>Images to train on and to split validation images off.</summary>
    public required int TrainImages { get; init; }

    /// <summary>Images in the test set.</summary>
    public required int TestImages { get; init; }

    /// <summary>Hash of all pixels and labels.</summary>
    public required string Hash { get; init; }

    /// <summary>Hash of the files that it was made from and of how.</summary>
    public required string SourceHash { get; init; }

    /// <summary>Where it was imported from.</summary>
    public required string Source { get; init; }

    /// <summary>Broken pictures that were left out.</summary>
    public required int Skipped { get; init; }

    /// <summary>Every imported data set in some folders, by name; one that cannot be read is not among them.</summary>
    public static IReadOnlyList<(ImportedDataSet Set, string Folder)> List(IEnumerable<string> roots) =>
    [
        .. roots.Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root).Where(folder => Path.GetFileName(folder)[0] != '.').Append(root))
            .Select(folder => (Set: TryRead(folder)!, Folder: folder))
            .Where(found => found.Set is not null)
            .DistinctBy(found => found.Set.Name)
            .OrderBy(found => found.Set.Name, StringComparer.Ordinal),
    ];

    /// <summary>The imported data set of a name; null where there is none.</summary>
    public static (ImportedDataSet Set, string Folder)? Find(string name, IEnumerable<string> roots)
    {
        if (!IsName(name))
            return null;
        foreach (var root in roots)
        {
            foreach (var folder in (string[])[Path.Combine(root, name), root])
            {
                if (TryRead(folder) is { } set && set.Name == name)
                    return (set, folder);
            }
        }

        return null;
    }

    /// <summary>Whether a text can be a data set's name: lower-case letters, digits and - _ . inside, at most 64.</summary>
    public static bool IsName(string name) => SafeName().IsMatch(name);

    private static ImportedDataSet? TryRead(string folder)
    {
        try
        {
            var path = Path.Combine(folder, FileName);
            if (RegularFile.Oddity(path) is not null)
                return null;
            var set = TrialsJson.Deserialize<ImportedDataSet>(RegularFile.ReadText(path));
            return set.Version is >= 1 and <= CurrentVersion ? set : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafeName();
}
