using Explorer.Training.Data.Formats;

namespace Explorer.Training.Data.Folders;

/// <summary>The images of an imported data set: one <c>.npz</c> file that numpy reads too.</summary>
/// <param name="description">The data set.</param>
public sealed class ImportedImages(DataSetDescription description)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "images.npz";

    /// <summary>Reads a part.</summary>
    /// <exception cref="InvalidInputException">The file is missing, broken or not what was imported.</exception>
    public ImageSet Read(DataPart part)
    {
        var path = Path.Combine(description.Imported!, FileName);
        var train = part == DataPart.Train;
        var (pixels, labels) = NpzImages.Part(path, train);
        var images = NpzImages.ToSet(description.Name, pixels, labels, description.ClassNames, path);
        var expected = train ? description.TrainImages : description.TestImages;
        return images.Shape == description.Shape && images.Count == expected
            ? images
            : throw new InvalidInputException(path, $"{images.Count} images of {images.Shape.Channels} × {images.Shape.Resolution} × {images.Shape.Resolution}, {ImportedDataSet.FileName} says {expected} of {description.Shape.Channels} × {description.Shape.Resolution} × {description.Shape.Resolution}; import them again");
    }

    /// <summary>Whether all pixels and labels are those that were imported.</summary>
    /// <exception cref="InvalidInputException">They cannot be read.</exception>
    public bool IsIntact()
    {
        var set = ImportedDataSet.Find(description.Name, [description.Imported!])?.Set;
        return set is not null && set.Hash == HashOf(Read(DataPart.Train), Read(DataPart.Test));
    }

    internal static string HashOf(ImageSet train, ImageSet test) => ContentHash.Of(train.Pixels, train.Labels, test.Pixels, test.Labels);

    internal static void Write(string folder, ImageSet train, ImageSet test)
    {
        using var file = NpzFile.Create(Path.Combine(folder, FileName));
        NpzFile.Add(file, "x_train", Pixels(train), train.Pixels);
        NpzFile.Add(file, "y_train", [train.Count], train.Labels);
        NpzFile.Add(file, "x_test", Pixels(test), test.Pixels);
        NpzFile.Add(file, "y_test", [test.Count], test.Labels);
    }

    private static long[] Pixels(ImageSet images) => [images.Count, images.Shape.Channels, images.Shape.Resolution, images.Shape.Resolution];
}
