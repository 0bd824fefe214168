namespace Explorer.Analysis.Parameters;

/// <summary>How far two choices act together rather than each by itself.</summary>
/// <param name="First">Key of one choice.</param>
/// <param name="Second">Key of the other.</param>
/// <param name="Share">Share of the error's variance that their product adds to the additive fit, adjusted for its columns; at least 0.</param>
/// <param name="PValue">Of its F test.</param>
/// <param name="AdjustedPValue">Corrected by Holm over all pairs.</param>
public sealed record Interaction(string First, string Second, double Share, double PValue, double AdjustedPValue);
