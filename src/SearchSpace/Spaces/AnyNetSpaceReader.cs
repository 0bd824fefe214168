namespace Explorer.SearchSpace.Spaces;

/// <summary>Reads spaces of networks with explicit stages.</summary>
internal static class AnyNetSpaceReader
{
    public static readonly string[] Members =
        [.. SpaceMembers.Shared, "stages", "strides", .. StageParameterReader.Names, .. StageParameterReader.OrderNames];

    public static AnyNetSpace? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var stem = SpaceMembers.ReadStem(members.Required("stem"));
        var block = members.Required("block")?.Word<BlockType>();
        var squeezeExcitation = SpaceMembers.ReadSqueezeExcitation(members, block);
        var headWidth = SpaceMembers.ReadHeadWidth(members);
        var window = SpaceMembers.ReadWindow(members.Optional("complexity"));
        if (members.Required("stages")?.Integer(1, ModelLimits.MostStages) is not { } stages)
        {
            return null;
        }

        var strides = SpaceMembers.ReadStrides(members.Optional("strides"), stages);
        var parameters = new StageParameterReader(members, stages, StageParameterReader.Names);
        var depth = parameters.Read("depth", SpaceMembers.Depth);
        var width = parameters.Read("width", SpaceMembers.Width);
        var ratio = parameters.ReadBottleneck("bottleneckRatio", SpaceMembers.BottleneckRatio, block);
        var groupWidth = parameters.ReadBottleneck("groupWidth", SpaceMembers.Width, block);
        if (input is null || classes is null || stem is null || block is null || squeezeExcitation is null || headWidth is null
            || window is null || strides is null || depth is null || width is null || ratio is null || groupWidth is null)
        {
            return null;
        }

        return new AnyNetSpace
        {
            Input = input,
            Classes = classes.Value,
            Stem = stem,
            Block = block.Value,
            SqueezeExcitation = squeezeExcitation,
            HeadWidth = headWidth,
            Complexity = window,
            Strides = strides.Value,
            Depth = depth,
            Width = width,
            BottleneckRatio = ratio,
            GroupWidth = groupWidth,
        };
    }
}
