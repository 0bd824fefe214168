using Explorer.Training.Data.Verification;

namespace Explorer.Training.Data.Fetching;

/// <summary>A data set that has been fetched.</summary>
public sealed record FetchResult
{
    /// <summary>The folder that holds its files; null for a data set that the program draws.</summary>
    public required string? Directory { get; init; }

    /// <summary>Its downloads, in order.</summary>
    public required IReadOnlyList<FetchedFile> Files { get; init; }

    /// <summary>Its files as they are now.</summary>
    public required DataVerification Verification { get; init; }
}
