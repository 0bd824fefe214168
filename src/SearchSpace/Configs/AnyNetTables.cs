namespace Explorer.SearchSpace.Configs;

/// <summary>Networks of stem, stages and head: with explicit stages, and with linear quantised widths.</summary>
internal static class AnyNetTables
{
    private const int DefaultStride = 2;
    private static readonly InputShape AnyInput = NetworkMembers.Input.Empty;
    private static readonly StemConfig AnyStem = NetworkMembers.Stem.Empty;

    // What a stage may be depends on the block.
    private static readonly ValueKind<ValueList<StageConfig>>[] Stages =
        [.. Enum.GetValues<BlockType>().Select(block => Kinds.List(Stage(block), 1, ModelLimits.MostStages))];

    public static MemberTable<AnyNetConfig> AnyNet { get; } = new(
        "anynet", "A network with explicit stages.", new AnyNetConfig { Input = AnyInput, Classes = 2, Stem = AnyStem, Block = BlockType.Bottleneck, Stages = [] }, m =>
        [
            .. NetworkMembers.Task(m, "anynet"),
            m.Required("stem", "The first layers", NetworkMembers.Stem, n => n.Stem, (n, v) => n with { Stem = v }),
            m.Required("block", NetworkMembers.BlockWords, NetworkMembers.Block, n => n.Block, (n, v) => n with { Block = v }),
            m.Optional("squeezeExcitation", NetworkMembers.SqueezeWords, Kinds.Number(ModelLimits.SqueezeExcitation), n => n.SqueezeExcitation, (n, v) => n with { SqueezeExcitation = v }),
            m.Optional("headWidth", NetworkMembers.HeadWords, Kinds.Integer(0, ModelLimits.MostWidth), n => n.HeadWidth, (n, v) => n with { HeadWidth = v }),
            m.Required("stages", "The stages, first to last", n => Stages[(int)n.Block], n => n.Stages, (n, v) => n with { Stages = v }),
        ])
    {
        Check = (network, members) => NetworkMembers.CheckSqueezeExcitation(members, network.SqueezeExcitation > 0, network.Block),
    };

    public static MemberTable<RegNetConfig> RegNet { get; } = new(
        "regnet",
        "A network of linear quantised widths (equations 2 to 4 of Designing Network Design Spaces).",
        new RegNetConfig { Input = AnyInput, Classes = 2, Stem = AnyStem, Block = BlockType.Bottleneck, Depth = 1, InitialWidth = 8, Slope = 0, Multiplier = 2 },
        m =>
        [
            .. NetworkMembers.Task(m, "regnet"),
            m.Required("stem", "The first layers", NetworkMembers.Stem, n => n.Stem, (n, v) => n with { Stem = v }),
            m.Required("block", NetworkMembers.BlockWords, NetworkMembers.Block, n => n.Block, (n, v) => n with { Block = v }),
            m.Optional("squeezeExcitation", NetworkMembers.SqueezeWords, Kinds.Number(ModelLimits.SqueezeExcitation), n => n.SqueezeExcitation, (n, v) => n with { SqueezeExcitation = v }),
            m.Optional("headWidth", NetworkMembers.HeadWords, Kinds.Integer(0, ModelLimits.MostWidth), n => n.HeadWidth, (n, v) => n with { HeadWidth = v }),
            m.Required("depth", "Blocks in all, d", NetworkMembers.Depth, n => n.Depth, (n, v) => n with { Depth = v }),
            m.Required("initialWidth", "Width of the line at block 0, w0: a multiple of 8", Kinds.Multiple(ModelLimits.WidthMultiple, ModelLimits.WidthMultiple, ModelLimits.MostWidth), n => n.InitialWidth, (n, v) => n with { InitialWidth = v }),
            m.Required("slope", "Channels that the line gains a block, wa", Kinds.Number(ModelLimits.Slope), n => n.Slope, (n, v) => n with { Slope = v }),
            m.Required("multiplier", "Ratio of the widths of neighbouring stages, wm", Kinds.Number(ModelLimits.Multiplier), n => n.Multiplier, (n, v) => n with { Multiplier = v }),
            m.Optional("groupWidth", "Channels per group of the 3×3 convolution. Bottleneck blocks only. Widths are made to fit it", NetworkMembers.Width, n => n.GroupWidth, (n, v) => n with { GroupWidth = v })
                with { IsWritten = n => n.Block.HasBottleneck() },
            m.Optional("bottleneckRatio", $"{NetworkMembers.RatioWords}. A whole number or one over a whole number", Kinds.Number(ModelLimits.BottleneckRatio), n => n.BottleneckRatio, (n, v) => n with { BottleneckRatio = v })
                with { IsWritten = n => n.Block.HasBottleneck() },
            m.Optional("strides", "Stride of each stage's first block", Kinds.List(NetworkMembers.Stride), n => n.Strides, (n, v) => n with { Strides = v })
                with { IsWritten = n => n.Strides.Any(stride => stride != DefaultStride), DefaultWords = "2 everywhere" },
        ])
    {
        Check = CheckRegNet,
    };

    /// <summary>A stage of such blocks.</summary>
    public static MemberTable<StageConfig> Stage(BlockType block) => new(
        "stage", "Blocks of equal width, the first of which carries the stride.", new StageConfig { Depth = 1, Width = 1, Stride = 1 }, m =>
        [
            m.Required("depth", "Blocks in the stage, d", NetworkMembers.Depth, s => s.Depth, (s, v) => s with { Depth = v }),
            m.Required("width", "Output channels of each block, w", NetworkMembers.Width, s => s.Width, (s, v) => s with { Width = v }),
            m.Required("stride", "Stride of the stage's first block", NetworkMembers.Stride, s => s.Stride, (s, v) => s with { Stride = v }),
            m.Optional("bottleneckRatio", NetworkMembers.RatioWords, Kinds.Number(ModelLimits.BottleneckRatio), s => s.BottleneckRatio, (s, v) => s with { BottleneckRatio = v })
                with { IsWritten = _ => block.HasBottleneck() },
            m.Optional("groupWidth", "Channels per group of the 3×3 convolution. Bottleneck blocks only. Has to divide the inner width", NetworkMembers.Width, s => s.GroupWidth, (s, v) => s with { GroupWidth = v })
                with { IsWritten = _ => block.HasBottleneck() },
        ])
    {
        Check = (stage, members) => CheckStage(stage, members, block),
    };

    private static void CheckStage(StageConfig stage, JsonMembers members, BlockType block)
    {
        NetworkMembers.CheckNoBottleneck(members, "bottleneckRatio", stage.BottleneckRatio == 1, block);
        NetworkMembers.CheckNoBottleneck(members, "groupWidth", stage.GroupWidth == 1, block);
        if (!members.AreWhole || !block.HasBottleneck())
            return;
        if (stage.InnerWidth < 1)
            members.Owner.Problem($"the inner width, {stage.Width} / {stage.BottleneckRatio}, is below 1; expected a larger width or a smaller bottleneckRatio");
        else if (stage.InnerWidth % stage.GroupWidth != 0)
            members.Optional("groupWidth")!.Problem($"{stage.GroupWidth} does not divide the inner width {stage.InnerWidth}");
    }

    private static void CheckRegNet(RegNetConfig network, JsonMembers members)
    {
        NetworkMembers.CheckSqueezeExcitation(members, network.SqueezeExcitation > 0, network.Block);
        if (!GroupCompatibility.IsRatio(network.BottleneckRatio))
            members.Optional("bottleneckRatio")!.Problem($"found {network.BottleneckRatio}, expected a whole number or one over a whole number, such as 4, 1 or 0.25");
        NetworkMembers.CheckNoBottleneck(members, "groupWidth", network.GroupWidth == 1, network.Block);
        NetworkMembers.CheckNoBottleneck(members, "bottleneckRatio", network.BottleneckRatio == 1, network.Block);
        if (!members.AreWhole)
            return;
        if (LinearQuantization.IsTooWide(network.Slope, network.InitialWidth, network.Multiplier, network.Depth))
        {
            var widest = network.InitialWidth + (network.Slope * (network.Depth - 1));
            members.Owner.Problem($"the last blocks are about {widest:0} wide, expected at most {ModelLimits.MostWidth / network.Multiplier:0}: lower slope or depth");
        }
        else if (members.Optional("strides") is { } strides
            && (network with { Strides = [] }).ToAnyNet().Stages.Count is var stages && stages != network.Strides.Count)
        {
            strides.Problem($"{network.Strides.Count} strides, expected one for each of the {stages} stages");
        }
    }
}
