namespace Explorer.SearchSpace.Spaces;

/// <summary>Multilayer perceptrons, see <see cref="MlpConfig"/>.</summary>
public sealed record MlpSpace : SampledSpace
{
    /// <inheritdoc/>
    public override string Family => "mlp";

    /// <summary>Hidden layers, at least 1.</summary>
    public required Distribution Depth { get; init; }

    /// <summary>
    /// Outputs of each hidden layer, for as many layers as <see cref="Depth"/> draws at most. A network of d layers takes the first d;
    /// an order holds among those.
    /// </summary>
    public required StageParameter Width { get; init; }

    /// <summary>Whether a layer as wide as its input adds it: 0 or 1.</summary>
    public required Distribution SkipConnections { get; init; }

    /// <summary>The norm, as the number of a <see cref="MlpNormalization"/>.</summary>
    public required Distribution Normalization { get; init; }

    /// <summary>The activation, as the number of an <see cref="ActivationType"/>.</summary>
    public required Distribution Activation { get; init; }

    /// <summary>Share of the hidden layers' outputs that training leaves out.</summary>
    public required Distribution Dropout { get; init; }

    /// <summary>The widths of networks of so many layers.</summary>
    /// <param name="layers">At least 1, at most as many as <see cref="Width"/> has.</param>
    internal StageParameter WidthOf(int layers) => Width with { Stages = Width.Stages.Take(layers).ToValueList() };
}
