using Explorer.SearchSpace.Configs;

namespace Explorer.Kernels;

/// <summary>The networks that are timed: AnyNets for 32×32 images of ten classes.</summary>
internal static class BenchNetworks
{
    public static IReadOnlyDictionary<string, AnyNetConfig> All { get; } = new Dictionary<string, AnyNetConfig>(StringComparer.Ordinal)
    {
        ["narrow-deep"] = Of([4, 8, 8], [16, 24, 48], 8),
        ["wide-shallow"] = Of([1, 1, 1], [64, 128, 256], 32),
        ["depthwise"] = Of([2, 2, 2], [32, 64, 128], 1),
        ["typical"] = Of([1, 2, 2], [24, 48, 96], 8),
    };

    private static AnyNetConfig Of(int[] depths, int[] widths, int groupWidth) => new()
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 16),
        Block = BlockType.Bottleneck,
        Stages = [.. depths.Select((depth, i) => new StageConfig { Depth = depth, Width = widths[i], Stride = i == 0 ? 1 : 2, GroupWidth = groupWidth })],
    };
}
