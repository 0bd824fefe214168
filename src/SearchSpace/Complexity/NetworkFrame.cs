namespace Explorer.SearchSpace.Complexity;

/// <summary>Everything of a network that is not a stage.</summary>
/// <param name="Channels">Channels of an image.</param>
/// <param name="Resolution">Height and width of an image.</param>
/// <param name="Stem">The stem's layers.</param>
/// <param name="StemWidth">The stem's output channels.</param>
/// <param name="Block">The block of every stage.</param>
/// <param name="SqueezeExcitation">Ratio to a block's input width; 0 for none.</param>
/// <param name="HeadWidth">Channels of the head's convolution; 0 for none.</param>
/// <param name="Classes">Outputs of the last layer.</param>
internal readonly record struct NetworkFrame(
    int Channels, int Resolution, StemType Stem, int StemWidth, BlockType Block, double SqueezeExcitation, int HeadWidth, int Classes);
