namespace Explorer.Models.Initialization;

/// <summary>From what distribution a network's initial weights are drawn.</summary>
public enum InitialDistribution
{
    /// <summary>
    /// Convolutions normal with variance 2 / (k·k·output channels), fan-out, groups not counted; hidden linear layers normal with deviation
    /// gain / √inputs; the last linear layer normal 0.01 (He et al., <i>Delving Deep into Rectifiers</i>, 2015, as the RegNet authors and torchvision).
    /// </summary>
    He,

    /// <summary>
    /// Convolutions and linear layers uniform within ±√(6 / (fan-in + fan-out)) (Glorot and Bengio, <i>Understanding the Difficulty of Training
    /// Deep Feedforward Neural Networks</i>, 2010, equation 16); their biases 0.
    /// </summary>
    Xavier,
}
