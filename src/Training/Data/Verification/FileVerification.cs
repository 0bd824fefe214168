namespace Explorer.Training.Data.Verification;

/// <summary>What was found of one data file.</summary>
public sealed record FileVerification
{
    /// <summary>The file as it should be.</summary>
    public required DataFile File { get; init; }

    /// <summary>The verdict.</summary>
    public required FileState State { get; init; }

    /// <summary>Where it lies; null where it is missing.</summary>
    public string? Path { get; init; }

    /// <summary>Bytes on the disk; 0 where it is missing.</summary>
    public long Size { get; init; }

    /// <summary>Checksum of its content (unzipped), by the algorithm of the published one; null where there is none to compare with, or it cannot be read.</summary>
    public Checksum? Found { get; init; }

    /// <summary>What is wrong with it; null where it can be used.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it can be read in full.</summary>
    public bool Readable => State is FileState.Intact or FileState.Unchecked or FileState.Differs;
}
