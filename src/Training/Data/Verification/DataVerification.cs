namespace Explorer.Training.Data.Verification;

/// <summary>What was found of a data set's files.</summary>
public sealed record DataVerification
{
    /// <summary>The data set.</summary>
    public required DataSetDescription Description { get; init; }

    /// <summary>The folder that holds its files or some of them; null where there is none, or where the program draws the images.</summary>
    public required string? Directory { get; init; }

    /// <summary>Folders it was looked for in.</summary>
    public required IReadOnlyList<string> Searched { get; init; }

    /// <summary>Its files; none where the program draws the images.</summary>
    public required IReadOnlyList<FileVerification> Files { get; init; }

    /// <summary>The worst state of its files.</summary>
    public FileState State => Files.Count == 0 ? FileState.Intact : Files.Max(file => file.State);

    /// <summary>Whether every file can be read in full.</summary>
    public bool Usable => Files.All(file => file.Readable);
}
