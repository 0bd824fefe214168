namespace Explorer.Models.Published;

/// <summary>
/// Table 1 of He et al. 2016, the wide ones of Zagoruyko and Komodakis 2016 as torchvision has them, and pre-activation ones (He et al. 2016b),
/// for 224×224 images and 1,000 classes. The first two as torchvision's of the same name, parameter for parameter.
/// </summary>
internal static class ResNets
{
    // Name, block, depths, bottleneck ratio.
    private static readonly (string Name, BlockType Block, int[] Depths, double Ratio)[] Table =
    [
        ("resnet18", BlockType.Basic, [2, 2, 2, 2], 1),
        ("resnet34", BlockType.Basic, [3, 4, 6, 3], 1),
        ("resnet50", BlockType.Bottleneck, [3, 4, 6, 3], 4),
        ("resnet101", BlockType.Bottleneck, [3, 4, 23, 3], 4),
        ("resnet152", BlockType.Bottleneck, [3, 8, 36, 3], 4),
        ("wide-resnet50-2", BlockType.Bottleneck, [3, 4, 6, 3], 2),
        ("wide-resnet101-2", BlockType.Bottleneck, [3, 4, 23, 3], 2),
        ("preactivation-resnet18", BlockType.Preactivation, [2, 2, 2, 2], 1),
        ("preactivation-resnet34", BlockType.Preactivation, [3, 4, 6, 3], 1),
        ("preactivation-resnet50", BlockType.PreactivationBottleneck, [3, 4, 6, 3], 4),
        ("preactivation-resnet101", BlockType.PreactivationBottleneck, [3, 4, 23, 3], 4),
    ];

    private static readonly int[] Basic = [64, 128, 256, 512];
    private static readonly int[] Bottleneck = [256, 512, 1024, 2048];

    /// <summary>Names and configs.</summary>
    public static IEnumerable<(string Name, ModelConfig Config)> All => Table.Select(row => (row.Name, (ModelConfig)new ResNetConfig
    {
        Input = new InputShape(3, 224),
        Classes = 1000,
        Stem = new StemConfig(StemType.Resnet, 64),
        Block = row.Block,
        Depths = row.Depths.ToValueList(),
        Widths = (row.Block.HasBottleneck() ? Bottleneck : Basic).ToValueList(),
        BottleneckRatio = row.Ratio,
    }));
}
