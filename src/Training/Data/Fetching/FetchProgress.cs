namespace Explorer.Training.Data.Fetching;

/// <summary>How far a download is.</summary>
/// <param name="FileName">The file.</param>
/// <param name="Stage">What is being done.</param>
/// <param name="Address">Where it comes from.</param>
/// <param name="Received">Bytes here so far, those of earlier tries included.</param>
/// <param name="Total">Bytes in all; null where the server does not say.</param>
/// <param name="Message">Why a try or a mirror failed; null otherwise.</param>
public sealed record FetchProgress(string FileName, FetchStage Stage, Uri Address, long Received, long? Total, string? Message = null);
