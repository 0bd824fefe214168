namespace Explorer.SearchSpace.Spaces;

/// <summary>Reads spaces of networks of linear quantised widths.</summary>
internal static class RegNetSpaceReader
{
    /// <summary>In place of a distribution of the slope: the same draw as the initial width.</summary>
    public const string TiedSlope = "initialWidth";

    private const int DefaultStages = 4;

    public static readonly string[] Members =
    [
        .. SpaceMembers.Shared, "depth", "initialWidth", "slope", "multiplier", "bottleneckRatio", "groupWidth", "stages", "strides",
    ];

    private static readonly ParameterRule InitialWidth = ParameterRule.Integer(ModelLimits.WidthMultiple, ModelLimits.MostWidth) with
    {
        Fits = value => value % ModelLimits.WidthMultiple == 0,
        FitsInWords = $"a multiple of {ModelLimits.WidthMultiple}",
    };

    public static RegNetSpace? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var stem = SpaceMembers.ReadStem(members.Required("stem"));
        var block = members.Required("block")?.Word<BlockType>();
        var squeezeExcitation = SpaceMembers.ReadSqueezeExcitation(members, block);
        var headWidth = SpaceMembers.ReadHeadWidth(members);
        var window = SpaceMembers.ReadWindow(members.Optional("complexity"));
        var depth = DistributionReader.Read(members.Required("depth"), SpaceMembers.Depth);
        var initialWidth = DistributionReader.Read(members.Required("initialWidth"), InitialWidth);
        var slopeCursor = members.Required("slope");
        var isInitialWidth = slopeCursor is { IsString: true };
        var slope = isInitialWidth ? ReadTied(slopeCursor!, initialWidth) : DistributionReader.Read(slopeCursor, ParameterRule.Real(ModelLimits.Slope));
        var multiplier = DistributionReader.Read(members.Required("multiplier"), ParameterRule.Real(ModelLimits.Multiplier));
        var ratio = ReadBottleneck(members, "bottleneckRatio", SpaceMembers.BottleneckRatio, block);
        var groupWidth = ReadBottleneck(members, "groupWidth", SpaceMembers.Width, block);
        var stages = ReadStages(members.Optional("stages"));
        var strides = stages is { } range ? SpaceMembers.ReadStrides(members.Optional("strides"), range.Most) : null;
        if (input is null || classes is null || stem is null || block is null || squeezeExcitation is null || headWidth is null
            || window is null || depth is null || initialWidth is null || slope is null || multiplier is null || ratio is null
            || groupWidth is null || stages is null || strides is null)
        {
            return null;
        }

        return new RegNetSpace
        {
            Input = input,
            Classes = classes.Value,
            Stem = stem,
            Block = block.Value,
            SqueezeExcitation = squeezeExcitation,
            HeadWidth = headWidth,
            Complexity = window,
            Depth = depth,
            InitialWidth = initialWidth,
            Slope = slope,
            SlopeIsInitialWidth = isInitialWidth,
            Multiplier = multiplier,
            BottleneckRatio = ratio,
            GroupWidth = groupWidth,
            LeastStages = stages.Value.Least,
            MostStages = stages.Value.Most,
            Strides = members.Optional("strides") is null ? [] : strides.Value,
        };
    }

    private static Distribution? ReadBottleneck(JsonMembers members, string name, ParameterRule rule, BlockType? block)
    {
        if (block is null || block.Value.HasBottleneck())
        {
            return DistributionReader.Read(members.Required(name), rule);
        }

        NetworkMembers.CheckNoBottleneck(members.Optional(name), block);
        return new FixedValue(1);
    }

    // "slope": "initialWidth" draws one number for both.
    private static Distribution? ReadTied(JsonCursor cursor, Distribution? initialWidth)
    {
        if (cursor.Item.Text == TiedSlope)
        {
            return initialWidth;
        }

        cursor.Problem($"found {cursor.Item}, expected a number, a distribution or \"{TiedSlope}\" for wa = w0");
        return null;
    }

    private static (int Least, int Most)? ReadStages(JsonCursor? cursor)
    {
        if (cursor is null)
        {
            return (DefaultStages, DefaultStages);
        }

        if (!cursor.IsArray)
        {
            return cursor.Integer(1, ModelLimits.MostStages) is { } both ? (both, both) : null;
        }

        if (cursor.Array(2, 2) is not [var first, var last]
            || first.Integer(1, ModelLimits.MostStages) is not { } least
            || last.Integer(1, ModelLimits.MostStages) is not { } most)
        {
            return null;
        }

        if (least <= most)
        {
            return (least, most);
        }

        cursor.Problem($"found {least} to {most}, expected the lower end first");
        return null;
    }
}
