namespace Explorer.Experiments.Data;

/// <summary>The sizes of a data set, known before it is loaded: the one place where they stand.</summary>
/// <param name="Name">Its name in experiment files.</param>
/// <param name="Channels">Colour channels.</param>
/// <param name="Resolution">Height and width of its images in pixels; other resolutions are reached by resizing.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="TrainingImages">Images of its training set, of which the validation set is a part; the most that the program draws where it does.</param>
/// <param name="TestImages">Images of its test set.</param>
public sealed record DataSetFacts(string Name, int Channels, int Resolution, int Classes, int TrainingImages, int TestImages)
{
    /// <summary>Whether the program draws its images, as many as asked.</summary>
    public bool IsDrawn { get; private init; }

    /// <summary>Shape of its images.</summary>
    public InputShape Shape => new(Channels, Resolution);

    /// <summary>Every data set that the program knows without importing. <c>imagenet</c> is known for its sizes only and is not read.</summary>
    public static IReadOnlyList<DataSetFacts> All { get; } =
    [
        new("shapes", 3, 32, 10, 50_000, 10_000) { IsDrawn = true },
        new("mnist", 1, 28, 10, 60_000, 10_000),
        new("fashion-mnist", 1, 28, 10, 60_000, 10_000),
        new("cifar10", 3, 32, 10, 50_000, 10_000),
        new("cifar100", 3, 32, 100, 50_000, 10_000),
        new("imagenet", 3, 224, 1000, 1_281_167, 100_000),
    ];

    /// <summary>The data set of that name: a known one, or one imported into the usual folders; else null.</summary>
    public static DataSetFacts? Find(string name) => All.FirstOrDefault(facts => facts.Name == name)
        ?? (ImportedDataSet.Find(name, DataRoots.For(null)) is { Set: var set } ? Of(set) : null);

    /// <summary>Names of every data set that an experiment may name, imported ones among them.</summary>
    public static IReadOnlyList<string> Names() =>
        [.. All.Select(facts => facts.Name), .. ImportedDataSet.List(DataRoots.For(null)).Select(found => found.Set.Name)];

    /// <summary>The sizes of imported images.</summary>
    public static DataSetFacts Of(ImportedDataSet set) => new(set.Name, set.Channels, set.Resolution, set.ClassNames.Count, set.TrainImages, set.TestImages);
}
