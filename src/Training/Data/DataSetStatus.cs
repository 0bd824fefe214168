namespace Explorer.Training.Data;

/// <summary>A known data set and whether its files are here.</summary>
public sealed record DataSetStatus
{
    /// <summary>The data set.</summary>
    public required DataSetDescription Description { get; init; }

    /// <summary>The folder that holds its files or some of them; null where there is none, or where the program draws the images.</summary>
    public required string? Directory { get; init; }

    /// <summary>Names of its files that are missing.</summary>
    public required IReadOnlyList<string> MissingFiles { get; init; }

    /// <summary>Folders it was looked for in.</summary>
    public required IReadOnlyList<string> Searched { get; init; }

    /// <summary>Whether it can be used: every file is there, or none is needed. Contents are not read; see <see cref="Verification.DataVerifier"/>.</summary>
    public bool Available => MissingFiles.Count == 0;
}
