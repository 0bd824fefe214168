namespace Explorer.Analysis.Parameters;

/// <summary>What one choice adds to an additive fit that has all others.</summary>
/// <param name="Share">Share of the error's variance it explains beyond the others, adjusted for its levels; at least 0.</param>
/// <param name="PValue">Of its F test.</param>
/// <param name="AdjustedPValue">Corrected by Holm over all choices.</param>
public sealed record MainEffect(double Share, double PValue, double AdjustedPValue);
