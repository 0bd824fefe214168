namespace Explorer.Analysis.Fidelities;

/// <summary>The corrected distribution at one error.</summary>
/// <param name="Error">The error e, a fraction.</param>
/// <param name="Share">F(e): the share of the space with an error strictly below it at the target; with an interval at this error by itself.</param>
public sealed record CorrectedPoint(double Error, Estimate Share);
