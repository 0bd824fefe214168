namespace Explorer.Training.Data.Fetching;

/// <summary>One download of a data set.</summary>
/// <param name="FileName">The file.</param>
/// <param name="Source">Where it came from; null where it was here already.</param>
public sealed record FetchedFile(string FileName, Uri? Source);
