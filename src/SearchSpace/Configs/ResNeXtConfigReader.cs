namespace Explorer.SearchSpace.Configs;

/// <summary>Reads a residual network of grouped bottlenecks.</summary>
internal static class ResNeXtConfigReader
{
    public static readonly string[] Members =
        ["family", "input", "classes", "stem", "depths", "widths", "cardinality", "groupWidth", "strides"];

    public static ResNeXtConfig? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var stem = StemReader.Read(members.Required("stem"));
        var depths = ResidualMembers.ReadDepths(members.Required("depths"));
        var widths = ResidualMembers.ReadWidths(members.Required("widths"), depths?.Count);
        var cardinality = members.Required("cardinality")?.Integer(1, ModelLimits.MostWidth);
        var group = members.Required("groupWidth");
        var groupWidth = group?.Integer(1, ModelLimits.MostWidth);
        var strides = ResidualMembers.ReadStrides(members.Optional("strides"), depths?.Count);
        if (input is null || classes is null || stem is null || depths is null || widths is null || cardinality is null || groupWidth is null || strides is null)
        {
            return null;
        }

        var config = new ResNeXtConfig
        {
            Input = input,
            Classes = classes.Value,
            Stem = stem,
            Depths = depths.Value,
            Widths = widths.Value,
            Cardinality = cardinality.Value,
            GroupWidth = groupWidth.Value,
            Strides = strides.Value,
        };
        return Fits(config, group!) ? config : null;
    }

    private static bool Fits(ResNeXtConfig config, JsonCursor group)
    {
        var inner = (long)config.Cardinality * config.GroupWidth;
        if (!ModelLimits.BottleneckRatio.Holds((double)config.Widths[0] / inner))
        {
            group.Problem($"{config.Cardinality} groups of {config.GroupWidth} are {inner} channels inside blocks of width {config.Widths[0]}; expected at most 64 times more or fewer");
            return false;
        }

        foreach (var width in config.Widths)
        {
            if ((long)config.GroupWidth * width % config.Widths[0] != 0)
            {
                group.Problem($"a group has {config.GroupWidth} channels where blocks are {config.Widths[0]} wide, which gives no whole number where they are {width}; expected widths in whole proportions");
                return false;
            }
        }

        return true;
    }
}
