using Explorer.SearchSpace.Complexity;

namespace Explorer.Analysis.Prediction;

/// <summary>An untrained network with its predicted error.</summary>
/// <param name="Config">The network.</param>
/// <param name="Hash">The config's canonical hash.</param>
/// <param name="Complexity">What it costs.</param>
/// <param name="Error">The predicted error of one training, a fraction, with its interval.</param>
public sealed record PredictedNetwork(ModelConfig Config, string Hash, NetworkComplexity Complexity, Estimate Error);
