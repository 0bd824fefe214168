namespace Explorer.Analysis.Prediction;

/// <summary>Candidates predicted together.</summary>
/// <param name="Means">The predicted log-odds of each, in the order drawn.</param>
/// <param name="Best">The best of them, best first.</param>
/// <param name="Attempts">Networks drawn for them.</param>
internal sealed record CandidateBlock(double[] Means, (double Mean, NetworkTraits Network)[] Best, long Attempts);
