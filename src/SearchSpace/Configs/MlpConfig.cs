namespace Explorer.SearchSpace.Configs;

/// <summary>
/// A multilayer perceptron: the flattened image, hidden layers of linear, norm, activation and dropout, and a last linear layer
/// (Rumelhart et al. 1986; skip connections as in He et al. 2016).
/// </summary>
public sealed record MlpConfig : ModelConfig
{
    /// <inheritdoc/>
    public override string Family => "mlp";

    /// <summary>Outputs of each hidden layer; their number is the network's depth, at least 1.</summary>
    public required ValueList<int> Widths { get; init; }

    /// <summary>Whether a hidden layer that is as wide as its input adds it to its output.</summary>
    public bool SkipConnections { get; init; }

    /// <summary>What normalises each hidden layer before its activation.</summary>
    public MlpNormalization Normalization { get; init; }

    /// <summary>The activation of every hidden layer.</summary>
    public ActivationType Activation { get; init; }

    /// <summary>Share of the hidden layers' outputs that training leaves out, in [0, 1).</summary>
    public double Dropout { get; init; }
}
