namespace Explorer.Training.Data.Formats;

/// <summary>Reads the files of a data set from the folder that holds them.</summary>
/// <param name="description">The data set.</param>
/// <param name="path">The folder.</param>
internal sealed class DataFolder(DataSetDescription description, string path)
{
    private const string Zipped = ".gz";

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>Where a file lies, with or without <c>.gz</c>; null where it is missing.</summary>
    public string? Find(DataFile file)
    {
        var plain = System.IO.Path.Combine(Path, file.Name);
        return File.Exists(plain) ? plain : File.Exists(plain + Zipped) ? plain + Zipped : null;
    }

    /// <summary>Files that are not there.</summary>
    public IReadOnlyList<DataFile> Missing() => [.. description.Files.Where(file => Find(file) is null)];

    /// <summary>Reads a part of the data set.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">A file is missing, cut off or corrupt.</exception>
    public ImageSet Read(DataPart part)
    {
        var count = part == DataPart.Train ? description.TrainImages : description.TestImages;
        var size = description.Shape.Channels * description.Shape.Resolution * description.Shape.Resolution;
        var pixels = new byte[checked(count * size)];
        var labels = new byte[count];
        var at = 0;
        foreach (var file in description.Files.Where(file => file.Part == part))
        {
            ReadFile(file, pixels.AsMemory(at * size), labels.AsSpan(at));
            at += file.Content == DataFileContent.Records ? file.Count : 0;
        }

        return new ImageSet(description.Name, description.Shape, description.ClassNames, pixels, labels);
    }

    /// <summary>Reads one file in full, to see whether it can be.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">It is missing, cut off or corrupt.</exception>
    public void Check(DataFile file)
    {
        var size = description.Shape.Channels * description.Shape.Resolution * description.Shape.Resolution;
        ReadFile(file, new byte[checked(file.Count * size)], new byte[file.Count]);
    }

    private void ReadFile(DataFile file, Memory<byte> pixels, Span<byte> labels)
    {
        var at = Find(file) ?? System.IO.Path.Combine(Path, file.Name);
        switch (file.Content)
        {
            case DataFileContent.Images:
                IdxFile.ReadImages(at, description.Name, description.Shape, file.Count).CopyTo(pixels);
                break;
            case DataFileContent.Labels:
                ReadLabels(file, at).CopyTo(labels);
                break;
            default:
                var size = description.Shape.Channels * description.Shape.Resolution * description.Shape.Resolution;
                var labelBytes = description.Format == DataFormat.Cifar100 ? 2 : 1;
                CifarFile.Read(at, description.Name, labelBytes, description.Classes, pixels[..(file.Count * size)], labels[..file.Count]);
                break;
        }
    }

    private byte[] ReadLabels(DataFile file, string at)
    {
        var labels = IdxFile.ReadLabels(at, description.Name, description.Classes, file.Count);

        // MNIST and Fashion-MNIST have the same file names and sizes; only their content tells them apart.
        var other = DataSets.All.FirstOrDefault(set => set.Name != description.Name && set.Files.Any(
            twin => twin.Name == file.Name && twin.Checksum is not null && twin.Checksum == DataFileReader.Measure(at, twin.Checksum)));
        return other is null
            ? labels
            : throw new SearchSpace.InvalidInputException(at, $"this file belongs to {other.Name}, not to {description.Name}: name the folder of {description.Name}");
    }
}
