namespace Explorer.Steps;

/// <summary>The networks that are timed: AnyNets of ten classes.</summary>
internal static class BenchNetworks
{
    public static IReadOnlyDictionary<string, AnyNetConfig> All { get; } = new Dictionary<string, AnyNetConfig>(StringComparer.Ordinal)
    {
        ["narrow-deep"] = Of([4, 8, 8], [16, 24, 48], 8),
        ["wide-shallow"] = Of([1, 1, 1], [64, 128, 256], 32),
        ["depthwise"] = Of([2, 2, 2], [32, 64, 128], 1),
        ["typical"] = Of([1, 2, 2], [24, 48, 96], 8),
        ["regnet-x"] = Of([1, 2, 2], [16, 24, 48], 8),
        ["regnet-y"] = Of([1, 2, 2], [16, 24, 48], 8) with { SqueezeExcitation = 0.25 },
    };

    /// <summary>Those of the table of variants.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["narrow-deep", "wide-shallow", "depthwise"];

    /// <summary>A network by its name, or a stage's by <c>BLOCK-WIDTH-GROUPWIDTH-RESOLUTION</c>.</summary>
    public static AnyNetConfig Find(string name)
        => name.Split('-') is [var block, var width, var groupWidth, var resolution]
            ? Stage(Enum.Parse<BlockType>(block), Number(width), Number(groupWidth), Number(resolution))
            : All[name];

    /// <summary>Two blocks of one width at one resolution, after a 3×3 convolution to that width.</summary>
    private static AnyNetConfig Stage(BlockType block, int width, int groupWidth, int resolution) => new()
    {
        Input = new InputShape(3, resolution),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, width),
        Block = block,
        Stages = [new StageConfig { Depth = 2, Width = width, Stride = 1, GroupWidth = groupWidth }],
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static AnyNetConfig Of(int[] depths, int[] widths, int groupWidth) => new()
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 16),
        Block = BlockType.Bottleneck,
        Stages = [.. depths.Select((depth, i) => new StageConfig { Depth = depth, Width = widths[i], Stride = i == 0 ? 1 : 2, GroupWidth = groupWidth })],
    };
}
