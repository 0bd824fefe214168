namespace Explorer.SearchSpace.Spaces;

/// <summary>Reads spaces of VGGs.</summary>
internal static class VggSpaceReader
{
    public static readonly string[] Parameters = ["depth", "width"];

    public static readonly string[] Members =
    [
        .. SpaceMembers.Plain, "blocks", .. Parameters, "batchNorm", "hiddenWidth", "dropout", .. StageParameterReader.OrderNames,
    ];

    public static VggSpace? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var window = SpaceMembers.ReadWindow(members.Optional("complexity"));
        var batchNorm = WordDistribution.ReadBooleans(members.Optional("batchNorm"));
        var hiddenWidth = SpaceMembers.ReadOptional(members, "hiddenWidth", SpaceMembers.Width, VggConfig.DefaultHiddenWidth);
        var dropout = SpaceMembers.ReadOptional(members, "dropout", SpaceMembers.Dropout, VggConfig.DefaultDropout);
        var counted = members.Required("blocks");
        if (counted?.Integer(1, ModelLimits.MostStages) is not { } blocks)
        {
            return null;
        }

        var parameters = new StageParameterReader(members, blocks, Parameters);
        var depth = parameters.Read("depth", SpaceMembers.Depth);
        var width = parameters.Read("width", SpaceMembers.Width);
        if (input is null || classes is null || window is null || batchNorm is null || hiddenWidth is null || dropout is null || depth is null || width is null)
        {
            return null;
        }

        VggConfigReader.CheckResolution(counted, input.Resolution, blocks);
        return new VggSpace
        {
            Input = input,
            Classes = classes.Value,
            Complexity = window,
            Depth = depth,
            Width = width,
            BatchNorm = batchNorm,
            HiddenWidth = hiddenWidth,
            Dropout = dropout,
        };
    }
}
