namespace Explorer.Models.Weights;

/// <summary>
/// Whose names a weight file uses for a network's tensors. The first convolution of a RegNet's first block is, in order,
/// <c>stage1.block1.transform.conv1.weight</c>, <c>trunk_output.block1.block1-0.f.a.0.weight</c>, <c>s1.b1.conv1.conv.weight</c>
/// and <c>s1.b1.f.a.weight</c>.
/// </summary>
public enum WeightNaming
{
    /// <summary>This project's own: module paths of the built network.</summary>
    Native,

    /// <summary>
    /// torchvision's <c>regnet</c> (simple stem, bottleneck blocks, no head convolution), <c>resnet</c> (ResNet, ResNeXt and wide
    /// ones) and <c>vgg</c>. Its regnet's group compatibility rounds halves up where the authors' rounds them to even, so that its
    /// <c>regnet_x_400mf</c> ends 400 channels wide, the paper's 384.
    /// </summary>
    Torchvision,

    /// <summary>timm's <c>regnet</c>, a head convolution included, and <c>resnet</c>, whose names are torchvision's.</summary>
    Timm,

    /// <summary>The RegNet authors' pycls: AnyNet, RegNet and ResNet.</summary>
    Pycls,
}
