namespace Explorer.SearchSpace.Configs;

/// <summary>
/// Blocks of plain convolutions, then two hidden linear layers: Simonyan and Zisserman, <i>Very Deep Convolutional Networks for
/// Large-Scale Image Recognition</i>, 2014 (Table 1). Every convolution has a bias, also where batch norm follows, as torchvision's have.
/// </summary>
/// <remarks>
/// What the last block leaves is flattened as it is, so the first linear layer depends on the resolution; at 224 it is that of torchvision,
/// which pools to 7×7 first.
/// </remarks>
public sealed record VggConfig : ModelConfig
{
    /// <summary>Width of the hidden linear layers in the paper.</summary>
    public const int DefaultHiddenWidth = 4096;

    /// <summary>Share of hidden outputs that training leaves out, in the paper.</summary>
    public const double DefaultDropout = 0.5;

    /// <inheritdoc/>
    public override string Family => "vgg";

    /// <summary>The blocks, at least one; each halves the resolution, rounding down.</summary>
    public required ValueList<VggBlockConfig> Blocks { get; init; }

    /// <summary>Whether a batch norm follows each convolution.</summary>
    public bool BatchNorm { get; init; }

    /// <summary>Outputs of each of the two hidden linear layers; at least 1.</summary>
    public int HiddenWidth { get; init; } = DefaultHiddenWidth;

    /// <summary>Share of the hidden layers' outputs that training leaves out, in [0, 1).</summary>
    public double Dropout { get; init; } = DefaultDropout;
}
