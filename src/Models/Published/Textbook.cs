namespace Explorer.Models.Published;

/// <summary>
/// Small networks for ten classes, as <i>Dive into Deep Learning</i> (Zhang et al.) builds them for Fashion-MNIST: grey images resized to 224
/// or 96, but for <c>vgg-small</c>, which takes colour.
/// </summary>
internal static class Textbook
{
    private const int Classes = 10;
    private const int NarrowBy = 8;

    /// <summary>Names and configs.</summary>
    public static IEnumerable<(string Name, ModelConfig Config)> All =>
    [
        ("vgg11-grey", Vgg(channels: 1, [1, 1, 2, 2, 2], VggNets.Widths)),
        ("vgg-small", Vgg(channels: 3, [1, 1, 2, 2, 2], [16, 32, 64, 128, 128])),
        ("vgg-narrow", Vgg(channels: 1, [1, 1, 2, 2, 2], VggNets.Widths.Select(width => width / NarrowBy)) with { HiddenWidth = 512 }),
        ("resnet18-grey", ResNet(BlockType.Basic)),
        ("preactivation-resnet18-grey", ResNet(BlockType.Preactivation)),
        ("regnetx-32", RegNetX32),
        ("mlp-256", new MlpConfig { Input = new InputShape(1, 28), Classes = Classes, Widths = [256] }),
    ];

    private static AnyNetConfig RegNetX32 => new()
    {
        Input = new InputShape(1, 96),
        Classes = Classes,
        Stem = new StemConfig(StemType.Simple, 32),
        Block = BlockType.Bottleneck,
        Stages =
        [
            new StageConfig { Depth = 4, Width = 32, Stride = 2, GroupWidth = 16 },
            new StageConfig { Depth = 6, Width = 80, Stride = 2, GroupWidth = 16 },
        ],
    };

    private static VggConfig Vgg(int channels, IEnumerable<int> depths, IEnumerable<int> widths) => new()
    {
        Input = new InputShape(channels, 224),
        Classes = Classes,
        Blocks = VggNets.Blocks(depths, widths),
    };

    private static ResNetConfig ResNet(BlockType block) => new()
    {
        Input = new InputShape(1, 96),
        Classes = Classes,
        Stem = new StemConfig(StemType.Resnet, 64),
        Block = block,
        Depths = [2, 2, 2, 2],
        Widths = [64, 128, 256, 512],
    };
}
