namespace Explorer.Training.Data.Catalog;

/// <summary>What is known of a data set without its files.</summary>
public sealed record DataSetDescription
{
    private const int Room = 1 << 20;
    private const int LongestLabels = 2;

    /// <summary>Its name and sizes.</summary>
    public required DataSetFacts Facts { get; init; }

    /// <summary>One line about it.</summary>
    public required string Summary { get; init; }

    /// <summary>How its images come.</summary>
    public required DataFormat Format { get; init; }

    /// <summary>Names of its classes, in label order.</summary>
    public required ValueList<string> ClassNames { get; init; }

    /// <summary>Folder that the official download has or that <c>data fetch</c> writes.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Its files; none where the program draws the images.</summary>
    public ValueList<DataFile> Files { get; init; }

    /// <summary>What to download; none where the program draws the images.</summary>
    public ValueList<DataDownload> Downloads { get; init; }

    /// <summary>The folder of imported images; null for all others.</summary>
    public string? Imported { get; init; }

    /// <summary>Bytes that a download is not larger than: those of the files that it brings, unpacked, and room for what packs them.</summary>
    internal long MostBytes(DataDownload download) => Room + Files
        .Where(file => download.IsArchive || file.Name == download.FileName || $"{file.Name}.gz" == download.FileName)
        .Sum(file => file.Count * (file.Content == DataFileContent.Labels ? 1 : LongestLabels + ((long)Shape.Channels * Shape.Resolution * Shape.Resolution)));

    /// <summary>Name in experiments and on the command line.</summary>
    public string Name => Facts.Name;

    /// <summary>Shape of its images.</summary>
    public InputShape Shape => Facts.Shape;

    /// <summary>Number of classes.</summary>
    public int Classes => Facts.Classes;

    /// <summary>Images to train on and to split validation images off.</summary>
    public int TrainImages => Facts.TrainingImages;

    /// <summary>Images in the test set.</summary>
    public int TestImages => Facts.TestImages;
}
