namespace Explorer.Models.Published;

/// <summary>
/// Table 1 of Simonyan and Zisserman 2014, configurations A, B, D and E, with and without batch norm, for 224×224 images and 1,000 classes;
/// as torchvision's of the same name, parameter for parameter.
/// </summary>
internal static class VggNets
{
    // Name, convolutions of the blocks of widths 64, 128, 256, 512, 512, batch norm.
    private static readonly (string Name, int[] Depths, bool BatchNorm)[] Table =
    [
        ("vgg11", [1, 1, 2, 2, 2], false),
        ("vgg13", [2, 2, 2, 2, 2], false),
        ("vgg16", [2, 2, 3, 3, 3], false),
        ("vgg19", [2, 2, 4, 4, 4], false),
        ("vgg11-bn", [1, 1, 2, 2, 2], true),
        ("vgg13-bn", [2, 2, 2, 2, 2], true),
        ("vgg16-bn", [2, 2, 3, 3, 3], true),
        ("vgg19-bn", [2, 2, 4, 4, 4], true),
    ];

    /// <summary>Widths of the paper's blocks.</summary>
    public static ValueList<int> Widths { get; } = [64, 128, 256, 512, 512];

    /// <summary>Names and configs.</summary>
    public static IEnumerable<(string Name, ModelConfig Config)> All => Table.Select(row => (row.Name, (ModelConfig)new VggConfig
    {
        Input = new InputShape(3, 224),
        Classes = 1000,
        Blocks = Blocks(row.Depths, Widths),
        BatchNorm = row.BatchNorm,
    }));

    /// <summary>Blocks of given depths and widths.</summary>
    public static ValueList<VggBlockConfig> Blocks(IEnumerable<int> depths, IEnumerable<int> widths) =>
        depths.Zip(widths, (depth, width) => new VggBlockConfig(depth, width)).ToValueList();
}
