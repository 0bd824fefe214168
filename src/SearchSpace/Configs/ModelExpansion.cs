namespace Explorer.SearchSpace.Configs;

/// <summary>Expands short descriptions of networks to explicit stages.</summary>
public static class ModelExpansion
{
    private const int DefaultStride = 2;
    private const int VggPool = 2;

    /// <summary>The network with explicit stages: a regnet's blocks of equal width grouped, its group widths made compatible.</summary>
    /// <exception cref="ArgumentException">The family has no stages.</exception>
    public static AnyNetConfig ToAnyNet(this ModelConfig config) => config switch
    {
        AnyNetConfig network => network,
        RegNetConfig network => Expand(network),
        ResNetConfig network => Residual(network, network.Stem, network.Block, ResNetStages(network)),
        ResNeXtConfig network => Residual(network, network.Stem, BlockType.Bottleneck, ResNeXtStages(network)),
        _ => throw new ArgumentException($"a {config.Family} has no stages", nameof(config)),
    };

    /// <summary>Whether the network is an AnyNet, described in full or in short.</summary>
    public static bool IsAnyNet(this ModelConfig config) => config is AnyNetConfig or RegNetConfig or ResNetConfig or ResNeXtConfig;

    /// <summary>
    /// The stages of any family: an AnyNet's; a VGG's blocks, each with stride 2 for its pool; a perceptron's hidden layers, each of depth 1.
    /// </summary>
    /// <exception cref="ArgumentException">The family is not known.</exception>
    public static ValueList<StageConfig> ToStages(this ModelConfig config) => config switch
    {
        VggConfig network => network.Blocks.Select(block => new StageConfig { Depth = block.Depth, Width = block.Width, Stride = VggPool }).ToValueList(),
        MlpConfig network => network.Widths.Select(width => new StageConfig { Depth = 1, Width = width, Stride = 1 }).ToValueList(),
        _ => config.ToAnyNet().Stages,
    };

    /// <summary>The strides of a residual network's stages unless it says otherwise: 1, then 2.</summary>
    internal static ValueList<int> ResidualStrides(int stages) => Enumerable.Range(0, stages).Select(stage => stage == 0 ? 1 : DefaultStride).ToValueList();

    /// <summary>Channels that squeeze-and-excitation squeezes to: ratio × the block's input width, halves to even.</summary>
    /// <param name="blockInputWidth">Channels the block takes.</param>
    /// <param name="ratio">The squeeze-and-excitation ratio.</param>
    /// <returns>0 where the ratio is so small that none is left: then the block has no squeeze-and-excitation.</returns>
    public static int SqueezeWidth(long blockInputWidth, double ratio) =>
        (int)Math.Round(blockInputWidth * ratio, MidpointRounding.ToEven);

    private static AnyNetConfig Residual(ModelConfig network, StemConfig stem, BlockType block, IEnumerable<StageConfig> stages) => new()
    {
        Input = network.Input,
        Classes = network.Classes,
        Stem = stem,
        Block = block,
        Stages = stages.ToValueList(),
    };

    private static IEnumerable<StageConfig> ResNetStages(ResNetConfig network) => Stages(network.Depths, network.Widths, network.Strides).Select(stage =>
    {
        var bottleneck = stage with { BottleneckRatio = network.BottleneckRatio };
        return network.Block.HasBottleneck() ? bottleneck with { GroupWidth = bottleneck.InnerWidth } : stage;
    });

    private static IEnumerable<StageConfig> ResNeXtStages(ResNeXtConfig network) => Stages(network.Depths, network.Widths, network.Strides).Select(stage => stage with
    {
        BottleneckRatio = (double)network.Widths[0] / ((long)network.Cardinality * network.GroupWidth),
        GroupWidth = (int)((long)network.GroupWidth * stage.Width / network.Widths[0]),
    });

    private static IEnumerable<StageConfig> Stages(ValueList<int> depths, ValueList<int> widths, ValueList<int> strides)
    {
        var all = strides.Count == 0 ? ResidualStrides(depths.Count) : strides;
        return depths.Select((depth, i) => new StageConfig { Depth = depth, Width = widths[i], Stride = all[i] });
    }

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
