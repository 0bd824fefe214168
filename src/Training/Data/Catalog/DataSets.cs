namespace Explorer.Training.Data.Catalog;

/// <summary>The data sets that the program knows.</summary>
public static class DataSets
{
    /// <summary>All of them, the built-in one first.</summary>
    public static IReadOnlyList<DataSetDescription> All { get; } =
    [
        ShapesCatalog.Shapes,
        MnistCatalog.Mnist,
        MnistCatalog.FashionMnist,
        CifarCatalog.Cifar10,
        CifarCatalog.Cifar100,
    ];

    /// <summary>The data set of a name: a known one, or an imported one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="directory">The one folder to look in for imported ones; null for the usual places.</param>
    /// <exception cref="InvalidInputException">There is none; the message suggests a near one.</exception>
    public static DataSetDescription Find(string name, string? directory = null) => Find(name, All, directory);

    /// <summary>The imported data sets in a folder, or in the usual places.</summary>
    public static IReadOnlyList<DataSetDescription> Imported(string? directory) =>
        [.. ImportedDataSet.List(DataRoots.For(directory)).Select(found => Describe(found.Set, found.Folder))];

    internal static DataSetDescription Find(string name, IReadOnlyList<DataSetDescription> known, string? directory)
    {
        if (known.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.Ordinal)) is { } found)
            return found;
        if (ImportedDataSet.Find(name, DataRoots.For(directory)) is { } imported)
            return Describe(imported.Set, imported.Folder);
        var names = known.Concat(Imported(directory)).Select(set => set.Name).ToList();
        throw new InvalidInputException("data set", $"\"{name}\" is not known: {NearMatch.Advice(name, names)}");
    }

    private static DataSetDescription Describe(ImportedDataSet set, string folder) => new()
    {
        Facts = DataSetFacts.Of(set),
        Summary = $"imported from {set.Source}",
        Format = DataFormat.Imported,
        ClassNames = set.ClassNames,
        Imported = folder,
    };
}
