namespace Explorer.SearchSpace.Complexity;

/// <summary>Everything of a VGG that is not a block.</summary>
/// <param name="Channels">Channels of an image.</param>
/// <param name="Resolution">Height and width of an image.</param>
/// <param name="BatchNorm">Whether a batch norm follows each convolution.</param>
/// <param name="HiddenWidth">Outputs of each hidden linear layer.</param>
/// <param name="Classes">Outputs of the last layer.</param>
internal readonly record struct VggFrame(int Channels, int Resolution, bool BatchNorm, int HiddenWidth, int Classes);
