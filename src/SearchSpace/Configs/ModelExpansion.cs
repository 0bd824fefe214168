namespace Explorer.SearchSpace.Configs;

/// <summary>Expands short descriptions of networks to explicit stages.</summary>
public static class ModelExpansion
{
    private const int DefaultStride = 2;

    /// <summary>The network with explicit stages: a regnet's blocks of equal width grouped, its group widths made compatible.</summary>
    /// <exception cref="ArgumentException">The family has no stages.</exception>
    public static AnyNetConfig ToAnyNet(this ModelConfig config) => config switch
    {
        AnyNetConfig network => network,
        RegNetConfig network => Expand(network),
        _ => throw new ArgumentException($"a {config.Family} has no stages", nameof(config)),
    };

    /// <summary>Channels that squeeze-and-excitation squeezes to: ratio × the block's input width, halves to even.</summary>
    /// <param name="blockInputWidth">Channels the block takes.</param>
    /// <param name="ratio">The squeeze-and-excitation ratio.</param>
    /// <returns>0 where the ratio is so small that none is left: then the block has no squeeze-and-excitation.</returns>
    public static int SqueezeWidth(long blockInputWidth, double ratio) =>
        (int)Math.Round(blockInputWidth * ratio, MidpointRounding.ToEven);

    private static AnyNetConfig Expand(RegNetConfig network)
    {
        var widths = new int[network.Depth];
        LinearQuantization.Fill(network.Slope, network.InitialWidth, network.Multiplier, widths);
        var stages = new List<StageConfig>();
        for (var start = 0; start < widths.Length;)
        {
            var end = Array.LastIndexOf(widths, widths[start]) + 1;
            var stride = network.Strides.Count == 0 ? DefaultStride : network.Strides[stages.Count];
            stages.Add(Stage(network, end - start, widths[start], stride));
            start = end;
        }

        return new AnyNetConfig
        {
            Input = network.Input,
            Classes = network.Classes,
            Stem = network.Stem,
            Block = network.Block,
            SqueezeExcitation = network.SqueezeExcitation,
            HeadWidth = network.HeadWidth,
            Stages = stages.ToValueList(),
        };
    }

    private static StageConfig Stage(RegNetConfig network, int depth, int width, int stride)
    {
        if (!network.Block.HasBottleneck())
        {
            return new StageConfig { Depth = depth, Width = width, Stride = stride };
        }

        var (compatible, _, groupWidth) = GroupCompatibility.Adjust(width, network.BottleneckRatio, network.GroupWidth);
        return new StageConfig
        {
            Depth = depth,
            Width = compatible,
            Stride = stride,
            BottleneckRatio = network.BottleneckRatio,
            GroupWidth = groupWidth,
        };
    }
}
