using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;

namespace Explorer.Training.Data.Catalog;

/// <summary>What is known of a data set without its files.</summary>
public sealed record DataSetDescription
{
    /// <summary>Name in experiments and on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>One line about it.</summary>
    public required string Summary { get; init; }

    /// <summary>How its images come.</summary>
    public required DataFormat Format { get; init; }

    /// <summary>Shape of its images.</summary>
    public required InputShape Shape { get; init; }

    /// <summary>Names of its classes, in label order.</summary>
    public required ValueList<string> ClassNames { get; init; }

    /// <summary>Images to train on and to split validation images off.</summary>
    public required int TrainImages { get; init; }

    /// <summary>Images in the test set.</summary>
    public required int TestImages { get; init; }

    /// <summary>Folder that the official download has or that <c>data fetch</c> writes.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Its files; none where the program draws the images.</summary>
    public ValueList<DataFile> Files { get; init; }

    /// <summary>What to download; none where the program draws the images.</summary>
    public ValueList<DataDownload> Downloads { get; init; }

    /// <summary>The folder of imported images; null for all others.</summary>
    public string? Imported { get; init; }

    /// <summary>Number of classes.</summary>
    public int Classes => ClassNames.Count;
}
