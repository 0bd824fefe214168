using Explorer.Training.Data.Folders;
using Explorer.Training.Data.Sources;

namespace Explorer.Training.Data;

/// <summary>Loads data sets and keeps the last ones in memory. Safe for several threads.</summary>
public sealed class DataLibrary
{
    private const int Kept = 4;
    private readonly IReadOnlyList<DataSetDescription> _known;
    private readonly LinkedList<(Key Key, ImageSplits Splits)> _recent = new();
    private readonly Lock _lock = new();

    /// <summary>A library of all data sets the program knows.</summary>
    public DataLibrary()
        : this(DataSets.All)
    {
    }

    internal DataLibrary(IReadOnlyList<DataSetDescription> known) => _known = known;

    /// <summary>
    /// Loads the images of an experiment: validation images are split off the training set by the settings' seed, and do
    /// not depend on the number of training images; a smaller training part is the beginning of a larger one.
    /// </summary>
    /// <param name="settings">Data set, numbers of images, seed.</param>
    /// <param name="directory">The one folder to look in (it or its subfolder holds the files); null for
    /// <c>$EXPLORER_DATA</c>, then <c>~/.cache/explorer/datasets</c>.</param>
    /// <param name="resolution">Height and width wanted; images of another one are resized (bilinear).</param>
    /// <exception cref="InvalidInputException">The data set is unknown, missing or corrupt, or has too few images.</exception>
    public ImageSplits Load(DataSettings settings, string? directory, int resolution)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 1);
        var description = DataSets.Find(settings.Name, _known, directory);
        var train = TrainingImages(settings, description);
        lock (_lock)
        {
            var native = new Key(settings with { Train = train }, directory, description.Shape.Resolution);
            return Recall(
                native with { Resolution = resolution },
                () => Recall(native, () => Read(description, native)).Resize(resolution));
        }
    }

    /// <summary>All known data sets, with the folders that hold them.</summary>
    /// <param name="directory">The one folder to look in; null for the usual places.</param>
    public IReadOnlyList<DataSetStatus> List(string? directory = null)
    {
        var places = DataPlaces.For(directory);
        return [.. _known.Concat(DataSets.Imported(directory)).Select(description => Status(description, places))];
    }

    private static DataSetStatus Status(DataSetDescription description, DataPlaces places)
    {
        var folder = description.Files.Count == 0 ? null : places.Find(description);
        return new DataSetStatus
        {
            Description = description,
            Directory = description.Imported ?? folder?.Path,
            MissingFiles = [.. (folder?.Missing() ?? [.. description.Files]).Select(file => file.Name)],
            Searched = places.Roots,
        };
    }

    private static int TrainingImages(DataSettings settings, DataSetDescription description)
    {
        var problems = new List<Problem>();
        var total = description.TrainImages;
        if (settings.Validation < 1 || settings.Validation >= total)
        {
            problems.Add(new Problem(
                "$.data.validation", $"{settings.Validation} validation images asked for, expected 1 to {total - 1} of the {total} training images of {description.Name}"));
        }

        var left = total - settings.Validation;
        if (settings.Train is { } train && (train < 1 || (problems.Count == 0 && train > left)))
        {
            problems.Add(new Problem(
                "$.data.train", $"{train} training images asked for, expected 1 to {left}: {description.Name} has {total}, and {settings.Validation} are for validation"));
        }

        return problems.Count == 0 ? settings.Train ?? left : throw new InvalidInputException($"data set {description.Name}", problems);
    }

    private static ImageSplits Read(DataSetDescription description, Key key)
    {
        IImageSource source = description.Format switch
        {
            DataFormat.Drawn => new ShapesSource(description),
            DataFormat.Imported => new PartsSource(new ImportedImages(description).Read),
            _ => new PartsSource(DataPlaces.For(key.Directory).Require(description).Read),
        };
        var settings = key.Settings;
        var (train, validation) = source.Split(settings.Train!.Value, settings.Validation, settings.Seed);
        return new ImageSplits(train, validation, () => source.LoadTest(settings.Seed));
    }

    private ImageSplits Recall(Key key, Func<ImageSplits> load)
    {
        for (var node = _recent.First; node is not null; node = node.Next)
        {
            if (node.Value.Key == key)
            {
                _recent.Remove(node);
                _recent.AddFirst(node);
                return node.Value.Splits;
            }
        }

        var splits = load();
        _recent.AddFirst((key, splits));
        while (_recent.Count > Kept)
            _recent.RemoveLast();

        return splits;
    }

    private sealed record Key(DataSettings Settings, string? Directory, int Resolution);
}
