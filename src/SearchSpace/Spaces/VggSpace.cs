namespace Explorer.SearchSpace.Spaces;

/// <summary>Networks of plain convolution blocks and two hidden linear layers, see <see cref="Configs.VggConfig"/>.</summary>
public sealed record VggSpace : SampledSpace
{
    /// <inheritdoc/>
    public override string Family => "vgg";

    /// <summary>Number of blocks, at least 1.</summary>
    public int Blocks => Depth.Stages.Count;

    /// <summary>Convolutions of each block.</summary>
    public required StageParameter Depth { get; init; }

    /// <summary>Output channels of each block.</summary>
    public required StageParameter Width { get; init; }

    /// <summary>Whether a batch norm follows each convolution: 0 or 1.</summary>
    public required Distribution BatchNorm { get; init; }

    /// <summary>Outputs of each hidden linear layer.</summary>
    public required Distribution HiddenWidth { get; init; }

    /// <summary>Share of the hidden layers' outputs that training leaves out.</summary>
    public required Distribution Dropout { get; init; }
}
