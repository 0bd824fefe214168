using Explorer.SearchSpace.Complexity;

namespace Explorer.Analysis.Prediction;

/// <summary>An untrained network with its predicted error.</summary>
/// <param name="Config">The network; null for a setting of a table's parameters.</param>
/// <param name="Hash">The config's canonical hash.</param>
/// <param name="Complexity">What it costs; null for a setting.</param>
/// <param name="Error">The predicted error of one training, a fraction, with its interval.</param>
public sealed record PredictedNetwork(ModelConfig? Config, string Hash, NetworkComplexity? Complexity, Estimate Error)
{
    /// <summary>The setting; null for a network.</summary>
    public ValueList<ParameterValue>? Parameters { get; init; }
}
