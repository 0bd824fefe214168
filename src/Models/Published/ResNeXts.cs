namespace Explorer.Models.Published;

/// <summary>Networks of Xie et al. 2017 for 224×224 images and 1,000 classes; as torchvision's of the same name, parameter for parameter.</summary>
internal static class ResNeXts
{
    // Name, depths, cardinality C, channels of a group in the first stage d.
    private static readonly (string Name, int[] Depths, int Cardinality, int GroupWidth)[] Table =
    [
        ("resnext50-32x4d", [3, 4, 6, 3], 32, 4),
        ("resnext101-32x8d", [3, 4, 23, 3], 32, 8),
        ("resnext101-64x4d", [3, 4, 23, 3], 64, 4),
    ];

    /// <summary>Names and configs.</summary>
    public static IEnumerable<(string Name, ModelConfig Config)> All => Table.Select(row => (row.Name, (ModelConfig)new ResNeXtConfig
    {
        Input = new InputShape(3, 224),
        Classes = 1000,
        Stem = new StemConfig(StemType.Resnet, 64),
        Depths = row.Depths.ToValueList(),
        Widths = [256, 512, 1024, 2048],
        Cardinality = row.Cardinality,
        GroupWidth = row.GroupWidth,
    }));
}
