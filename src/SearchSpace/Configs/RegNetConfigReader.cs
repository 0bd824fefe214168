namespace Explorer.SearchSpace.Configs;

/// <summary>Reads a network of linear quantised widths.</summary>
internal static class RegNetConfigReader
{
    public static readonly string[] Members =
    [
        "family", "input", "classes", "stem", "block", "squeezeExcitation", "headWidth",
        "depth", "initialWidth", "slope", "multiplier", "groupWidth", "bottleneckRatio", "strides",
    ];

    public static RegNetConfig? Read(JsonCursor cursor)
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
        var depth = members.Required("depth")?.Integer(1, ModelLimits.MostDepth);
        var initialWidth = ReadInitialWidth(members.Required("initialWidth"));
        var slope = members.Required("slope")?.Number(ModelLimits.Slope);
        var multiplier = members.Required("multiplier")?.Number(ModelLimits.Multiplier);
        var group = members.Optional("groupWidth");
        var groupWidth = group?.Integer(1, ModelLimits.MostWidth) ?? 1;
        var ratio = ReadRatio(members.Optional("bottleneckRatio"));
        NetworkMembers.CheckNoBottleneck(groupWidth == 1 ? null : group, block);
        NetworkMembers.CheckNoBottleneck(ratio == 1 ? null : members.Optional("bottleneckRatio"), block);
        var strides = members.Optional("strides")?.Array()?.Select(s => s.Integer(1, ModelLimits.MostStride) ?? 1).ToList() ?? [];
        if (input is null || classes is null || stem is null || block is null || depth is null
            || initialWidth is null || slope is null || multiplier is null || !cursor.Problems.None)
        {
            return null;
        }

        var config = new RegNetConfig
        {
            Input = input,
            Classes = classes.Value,
            Stem = stem,
            Block = block.Value,
            Depth = depth.Value,
            InitialWidth = initialWidth.Value,
            Slope = slope.Value,
            Multiplier = multiplier.Value,
            GroupWidth = groupWidth,
            BottleneckRatio = ratio,
            SqueezeExcitation = squeezeExcitation,
            HeadWidth = headWidth,
            Strides = strides.ToValueList(),
        };
        return Checked(config, cursor, members.Optional("strides"));
    }

    private static double? ReadInitialWidth(JsonCursor? cursor)
    {
        var width = cursor?.Integer(ModelLimits.WidthMultiple, ModelLimits.MostWidth);
        if (width % ModelLimits.WidthMultiple is not > 0)
        {
            return width;
        }

        cursor!.Problem($"found {width}, expected a multiple of {ModelLimits.WidthMultiple}");
        return null;
    }

    private static double ReadRatio(JsonCursor? cursor)
    {
        var ratio = cursor?.Number(ModelLimits.BottleneckRatio) ?? 1;
        if (!GroupCompatibility.IsRatio(ratio))
        {
            cursor!.Problem($"found {ratio}, expected a whole number or one over a whole number, such as 4, 1 or 0.25");
        }

        return ratio;
    }

    private static RegNetConfig? Checked(RegNetConfig config, JsonCursor cursor, JsonCursor? strides)
    {
        if (LinearQuantization.IsTooWide(config.Slope, config.InitialWidth, config.Multiplier, config.Depth))
        {
            var widest = config.InitialWidth + (config.Slope * (config.Depth - 1));
            cursor.Problem($"the last blocks are about {widest:0} wide, expected at most {ModelLimits.MostWidth / config.Multiplier:0}: lower slope or depth");
            return null;
        }

        var stages = (config with { Strides = [] }).ToAnyNet().Stages.Count;
        if (strides is null || config.Strides.Count == stages)
        {
            return config;
        }

        strides.Problem($"{config.Strides.Count} strides, expected one for each of the {stages} stages");
        return null;
    }
}
