namespace Explorer.Training.Data.Catalog;

/// <summary>One file of a data set, as its readers want it.</summary>
public sealed record DataFile
{
    /// <summary>File name without <c>.gz</c>; the file may lie there with or without that ending.</summary>
    public required string Name { get; init; }

    /// <summary>The part it belongs to.</summary>
    public required DataPart Part { get; init; }

    /// <summary>What it holds.</summary>
    public required DataFileContent Content { get; init; }

    /// <summary>Images or labels in it.</summary>
    public required int Count { get; init; }

    /// <summary>Checksum of its content (unzipped) as its makers published it; null where none is known.</summary>
    public Checksum? Checksum { get; init; }
}
