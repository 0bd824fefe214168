using Explorer.SearchSpace;
using Explorer.SearchSpace.Json;

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

    /// <summary>The data set of a name.</summary>
    /// <exception cref="InvalidInputException">There is none; the message suggests a near one.</exception>
    public static DataSetDescription Find(string name) => Find(name, All);

    internal static DataSetDescription Find(string name, IReadOnlyList<DataSetDescription> known) =>
        known.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.Ordinal))
        ?? throw new InvalidInputException(
            "data set", [new Problem("$.data.name", $"\"{name}\" is not known: {NearMatch.Advice(name, [.. known.Select(set => set.Name)])}")]);
}
