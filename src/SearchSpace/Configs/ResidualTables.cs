namespace Explorer.SearchSpace.Configs;

/// <summary>Residual networks, with and without groups.</summary>
internal static class ResidualTables
{
    private const string DepthWords = "Blocks of each stage";
    private const string WidthWords = "Output channels of each stage's blocks";
    private const string StrideWords = "Stride of each stage's first block";
    private const string DefaultStrides = "1, then 2";

    private static readonly ValueKind<ValueList<int>> Depths = Kinds.List(NetworkMembers.Depth, 1, ModelLimits.MostStages);
    private static readonly ValueKind<ValueList<int>>[] Widths = PerStage(NetworkMembers.Width);
    private static readonly ValueKind<ValueList<int>>[] Strides = PerStage(NetworkMembers.Stride);

    /// <summary>Ratios of the residual families, which have no inverted bottlenecks.</summary>
    public static NumberRange BottleneckRatio { get; } = NumberRange.Closed(1, 64);

    public static MemberTable<ResNetConfig> ResNet { get; } = new(
        "resnet",
        "A residual network (He et al. 2016), with pre-activation blocks too.",
        new ResNetConfig { Input = NetworkMembers.Input.Empty, Classes = 2, Stem = NetworkMembers.Stem.Empty, Block = BlockType.Bottleneck, Depths = [], Widths = [] },
        m =>
        [
            .. NetworkMembers.Task(m, "resnet"),
            m.Required("stem", "The first layers", NetworkMembers.Stem, n => n.Stem, (n, v) => n with { Stem = v }),
            m.Required("block", "The block", NetworkMembers.ResidualBlock, n => n.Block, (n, v) => n with { Block = v }),
            m.Required("depths", DepthWords, Depths, n => n.Depths, (n, v) => n with { Depths = v }),
            m.Required("widths", WidthWords, n => Widths[n.Depths.Count], n => n.Widths, (n, v) => n with { Widths = v }),
            m.Optional("bottleneckRatio", "Width over inner width. Bottleneck blocks only", Kinds.Number(BottleneckRatio), n => n.BottleneckRatio, (n, v) => n with { BottleneckRatio = v })
                with { Otherwise = n => n.Block.HasBottleneck() ? ResNetConfig.PaperBottleneckRatio : 1, IsWritten = n => n.Block.HasBottleneck() },
            m.Optional("strides", StrideWords, n => Strides[n.Depths.Count], n => n.Strides, (n, v) => n with { Strides = Given(v) })
                with { IsWritten = n => Given(n.Strides).Count > 0, DefaultWords = DefaultStrides },
        ])
    {
        Check = CheckResNet,
    };

    public static MemberTable<ResNeXtConfig> ResNeXt { get; } = new(
        "resnext",
        "A residual network of grouped bottlenecks (Xie et al. 2017).",
        new ResNeXtConfig { Input = NetworkMembers.Input.Empty, Classes = 2, Stem = NetworkMembers.Stem.Empty, Depths = [], Widths = [], Cardinality = 1, GroupWidth = 1 },
        m =>
        [
            .. NetworkMembers.Task(m, "resnext"),
            m.Required("stem", "The first layers", NetworkMembers.Stem, n => n.Stem, (n, v) => n with { Stem = v }),
            m.Required("depths", DepthWords, Depths, n => n.Depths, (n, v) => n with { Depths = v }),
            m.Required("widths", WidthWords, n => Widths[n.Depths.Count], n => n.Widths, (n, v) => n with { Widths = v }),
            m.Required("cardinality", "Groups of every 3×3 convolution, C of the paper", NetworkMembers.Width, n => n.Cardinality, (n, v) => n with { Cardinality = v }),
            m.Required("groupWidth", "Channels of a group in the first stage, d of the paper; they grow as the widths do", NetworkMembers.Width, n => n.GroupWidth, (n, v) => n with { GroupWidth = v }),
            m.Optional("strides", StrideWords, n => Strides[n.Depths.Count], n => n.Strides, (n, v) => n with { Strides = Given(v) })
                with { IsWritten = n => Given(n.Strides).Count > 0, DefaultWords = DefaultStrides },
        ])
    {
        Check = CheckResNeXt,
    };

    // One for each of so many stages; of any number where that could not be read.
    private static ValueKind<ValueList<int>>[] PerStage(ValueKind<int> item) =>
        [.. Enumerable.Range(0, ModelLimits.MostStages + 1).Select(count => Kinds.List(item, Math.Max(1, count), count == 0 ? ModelLimits.MostStages : count))];

    // None where they are the default, so that a config has one form.
    private static ValueList<int> Given(ValueList<int> strides) => strides == ModelExpansion.ResidualStrides(strides.Count) ? [] : strides;

    private static void CheckResNet(ResNetConfig network, JsonMembers members)
    {
        NetworkMembers.CheckNoBottleneck(members, "bottleneckRatio", network.BottleneckRatio == 1, network.Block);
        if (members.AreWhole && network.Widths.FirstOrDefault(width => Math.Round(width / network.BottleneckRatio, MidpointRounding.ToEven) < 1) is > 0 and var narrow)
            members.Optional("widths")!.Problem($"the inner width, {narrow} / {network.BottleneckRatio}, is below 1; expected a larger width or a smaller bottleneckRatio");
    }

    private static void CheckResNeXt(ResNeXtConfig network, JsonMembers members)
    {
        if (!members.AreWhole)
            return;
        var group = members.Optional("groupWidth")!;
        var inner = (long)network.Cardinality * network.GroupWidth;
        if (!ModelLimits.BottleneckRatio.Holds((double)network.Widths[0] / inner))
            group.Problem($"{network.Cardinality} groups of {network.GroupWidth} are {inner} channels inside blocks of width {network.Widths[0]}; expected at most 64 times more or fewer");
        else if (network.Widths.FirstOrDefault(width => (long)network.GroupWidth * width % network.Widths[0] != 0) is > 0 and var uneven)
            group.Problem($"a group has {network.GroupWidth} channels where blocks are {network.Widths[0]} wide, which gives no whole number where they are {uneven}; expected widths in whole proportions");
    }
}
