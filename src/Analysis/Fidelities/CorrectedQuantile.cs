namespace Explorer.Analysis.Fidelities;

/// <summary>A quantile of the corrected distribution.</summary>
/// <param name="Share">The share below it, in (0, 1).</param>
/// <param name="Error">The error; its interval holds the errors whose own intervals hold the share (Woodruff, 1952), and is missing where these do not end within the curve.</param>
public sealed record CorrectedQuantile(double Share, Estimate Error);
