namespace Explorer.Analysis.Populations;

/// <summary>The share of a population below one error: F at that error.</summary>
/// <param name="Error">The error, a fraction.</param>
/// <param name="Share">The share strictly below it, with its exact interval.</param>
public sealed record ErrorShare(double Error, Estimate Share);
