namespace Explorer.Models.Weights;

/// <summary>
/// Whose names a weight file uses for an AnyNet's tensors. One block's first convolution is, in order,
/// <c>stage1.block1.transform.conv1.weight</c>, <c>trunk_output.block1.block1-0.f.a.0.weight</c> and <c>s1.b1.f.a.weight</c>.
/// </summary>
public enum WeightNaming
{
    /// <summary>This project's own: module paths of the built network.</summary>
    Native,

    /// <summary>
    /// torchvision's <c>regnet</c>; it has simple stems, bottleneck blocks and no head convolution only. Its group
    /// compatibility rounds halves up where the authors' rounds them to even, so that its <c>regnet_x_400mf</c> ends 400
    /// channels wide, the paper's 384.
    /// </summary>
    Torchvision,

    /// <summary>The RegNet authors' pycls.</summary>
    Pycls,
}
