using Explorer.Training.Data.Pictures;

namespace Explorer.Training.Data.Folders;

/// <summary>The picture files of a folder with a folder a class, or with such folders inside <c>train</c> and <c>test</c>.</summary>
internal sealed record FolderLayout(IReadOnlyList<string> ClassNames, IReadOnlyList<LabelledFile> Train, IReadOnlyList<LabelledFile> Test)
{
    private const int MostClasses = 256;
    private static readonly string[] TestNames = ["test", "val", "validation"];

    // A link to a folder above it would be walked for ever.
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };

    /// <summary>Looks through a folder; files that are no pictures by their ending are passed over.</summary>
    /// <exception cref="InvalidInputException">It is not such a folder.</exception>
    public static FolderLayout Of(string root)
    {
        if (!Directory.Exists(root))
            throw new InvalidInputException(root, "no such folder; expected a folder of images with a folder a class");
        var (train, test) = (Path.Combine(root, "train"), TestNames.Select(name => Path.Combine(root, name)).FirstOrDefault(Directory.Exists));
        var parts = Directory.Exists(train) && test is not null && Directory.GetDirectories(root).Length == 2;
        var classes = Classes(parts ? train : root);
        if (classes.Count is < 2 or > MostClasses)
            throw new InvalidInputException(parts ? train : root, $"{classes.Count} folders with {string.Join(", ", PictureFile.Endings)} files in them, expected 2 to {MostClasses}: one a class");
        if (parts && Classes(test!).Except(classes, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new InvalidInputException(test!, $"has a class {unknown} that {train} has not");
        return new FolderLayout(classes, Files(parts ? train : root, classes), parts ? Files(test!, classes) : []);
    }

    private static List<string> Classes(string folder) =>
    [
        .. Directory.GetDirectories(folder).Where(sub => Pictures(sub).Any()).Select(sub => Path.GetFileName(sub)!).Where(name => name[0] != '.').Order(StringComparer.Ordinal),
    ];

    private static List<LabelledFile> Files(string folder, IReadOnlyList<string> classes) =>
    [
        .. classes.SelectMany((name, label) => Directory.Exists(Path.Combine(folder, name))
            ? Pictures(Path.Combine(folder, name)).Order(StringComparer.Ordinal).Select(path => new LabelledFile(path, (byte)label))
            : []),
    ];

    private static IEnumerable<string> Pictures(string folder) =>
        Directory.EnumerateFiles(folder, "*", Everywhere).Where(path => PictureFile.Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
}
