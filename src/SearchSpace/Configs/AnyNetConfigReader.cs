namespace Explorer.SearchSpace.Configs;

/// <summary>Reads a network with explicit stages.</summary>
internal static class AnyNetConfigReader
{
    public static readonly string[] Members =
        ["family", "input", "classes", "stem", "block", "squeezeExcitation", "headWidth", "stages"];

    public static readonly string[] Stage = ["depth", "width", "stride", "bottleneckRatio", "groupWidth"];

    public static AnyNetConfig? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var stem = StemReader.Read(members.Required("stem"));
        var block = members.Required("block")?.Word<BlockType>();
        var squeeze = members.Optional("squeezeExcitation");
        var squeezeExcitation = squeeze?.Number(ModelLimits.SqueezeExcitation) ?? 0;
        NetworkMembers.CheckSqueezeExcitation(squeezeExcitation > 0 ? squeeze : null, block);
        var headWidth = members.Optional("headWidth")?.Integer(0, ModelLimits.MostWidth) ?? 0;
        var stages = members.Required("stages")?.Array(1, ModelLimits.MostStages)?.Select(s => ReadStage(s, block)).ToList();
        if (input is null || classes is null || stem is null || block is null || stages is null || stages.Contains(null))
        {
            return null;
        }

        return new AnyNetConfig
        {
            Input = input,
            Classes = classes.Value,
            Stem = stem,
            Block = block.Value,
            SqueezeExcitation = squeezeExcitation,
            HeadWidth = headWidth,
            Stages = stages.OfType<StageConfig>().ToValueList(),
        };
    }

    private static StageConfig? ReadStage(JsonCursor cursor, BlockType? block)
    {
        var members = cursor.Object(Stage);
        var depth = members?.Required("depth")?.Integer(1, ModelLimits.MostDepth);
        var width = members?.Required("width")?.Integer(1, ModelLimits.MostWidth);
        var stride = members?.Required("stride")?.Integer(1, ModelLimits.MostStride);
        var ratio = members?.Optional("bottleneckRatio")?.Number(ModelLimits.BottleneckRatio) ?? 1;
        var group = members?.Optional("groupWidth");
        var groupWidth = group?.Integer(1, ModelLimits.MostWidth) ?? 1;
        NetworkMembers.CheckNoBottleneck(ratio == 1 ? null : members?.Optional("bottleneckRatio"), block);
        NetworkMembers.CheckNoBottleneck(groupWidth == 1 ? null : group, block);
        if (depth is null || width is null || stride is null)
        {
            return null;
        }

        var stage = new StageConfig
        {
            Depth = depth.Value,
            Width = width.Value,
            Stride = stride.Value,
            BottleneckRatio = ratio,
            GroupWidth = groupWidth,
        };
        return block is { } type && type.HasBottleneck() ? Checked(stage, cursor, group) : stage;
    }

    private static StageConfig? Checked(StageConfig stage, JsonCursor cursor, JsonCursor? group)
    {
        if (stage.InnerWidth < 1)
        {
            cursor.Problem($"the inner width, {stage.Width} / {stage.BottleneckRatio}, is below 1; expected a larger width or a smaller bottleneckRatio");
            return null;
        }

        if (stage.InnerWidth % stage.GroupWidth == 0)
        {
            return stage;
        }

        group?.Problem($"{stage.GroupWidth} does not divide the inner width {stage.InnerWidth}");
        return null;
    }
}
