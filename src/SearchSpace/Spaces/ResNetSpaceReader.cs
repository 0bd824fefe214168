namespace Explorer.SearchSpace.Spaces;

/// <summary>Reads spaces of residual networks.</summary>
internal static class ResNetSpaceReader
{
    public static readonly string[] Parameters = ["depth", "width"];

    public static readonly string[] Members =
    [
        .. SpaceMembers.Plain, "stem", "block", "stages", "strides", .. Parameters, "bottleneckRatio", .. StageParameterReader.OrderNames,
    ];

    private static readonly ParameterRule Ratio = ParameterRule.Real(ResidualMembers.BottleneckRatio) with
    {
        Fits = GroupCompatibility.IsRatio,
        FitsInWords = "a whole number",
    };

    public static ResNetSpace? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var window = SpaceMembers.ReadWindow(members.Optional("complexity"));
        var stem = SpaceMembers.ReadStem(members.Required("stem"));
        var block = ResidualMembers.ReadBlock(members.Required("block"));
        var ratio = ReadRatio(members.Optional("bottleneckRatio"), block);
        if (members.Required("stages")?.Integer(1, ModelLimits.MostStages) is not { } stages)
        {
            return null;
        }

        var given = members.Optional("strides");
        var strides = given is null ? ModelExpansion.ResidualStrides(stages) : SpaceMembers.ReadStrides(given, stages);
        var parameters = new StageParameterReader(members, stages, Parameters);
        var depth = parameters.Read("depth", SpaceMembers.Depth);
        var width = parameters.Read("width", SpaceMembers.Width);
        if (input is null || classes is null || window is null || stem is null || block is null || ratio is null
            || strides is null || depth is null || width is null)
        {
            return null;
        }

        return new ResNetSpace
        {
            Input = input,
            Classes = classes.Value,
            Complexity = window,
            Stem = stem,
            Block = block.Value,
            Strides = strides.Value,
            Depth = depth,
            Width = width,
            BottleneckRatio = ratio,
        };
    }

    private static Distribution? ReadRatio(JsonCursor? cursor, BlockType? block)
    {
        if (block is { } type && !type.HasBottleneck())
        {
            NetworkMembers.CheckNoBottleneck(cursor, block);
            return new FixedValue(1);
        }

        return cursor is null ? new FixedValue(ResNetConfig.PaperBottleneckRatio) : DistributionReader.Read(cursor, Ratio);
    }
}
