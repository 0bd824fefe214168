namespace Explorer.SearchSpace.Configs;

/// <summary>Reads a residual network.</summary>
internal static class ResNetConfigReader
{
    public static readonly string[] Members =
        ["family", "input", "classes", "stem", "block", "depths", "widths", "bottleneckRatio", "strides"];

    public static ResNetConfig? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var stem = StemReader.Read(members.Required("stem"));
        var block = ResidualMembers.ReadBlock(members.Required("block"));
        var depths = ResidualMembers.ReadDepths(members.Required("depths"));
        var widths = ResidualMembers.ReadWidths(members.Required("widths"), depths?.Count);
        var ratio = ReadRatio(members.Optional("bottleneckRatio"), block);
        var strides = ResidualMembers.ReadStrides(members.Optional("strides"), depths?.Count);
        if (input is null || classes is null || stem is null || block is null || depths is null || widths is null || ratio is null || strides is null)
        {
            return null;
        }

        if (widths.Value.FirstOrDefault(width => Math.Round(width / ratio.Value, MidpointRounding.ToEven) < 1) is > 0 and var narrow)
        {
            members.Optional("widths")!.Problem($"the inner width, {narrow} / {ratio}, is below 1; expected a larger width or a smaller bottleneckRatio");
            return null;
        }

        return new ResNetConfig
        {
            Input = input,
            Classes = classes.Value,
            Stem = stem,
            Block = block.Value,
            Depths = depths.Value,
            Widths = widths.Value,
            BottleneckRatio = ratio.Value,
            Strides = strides.Value,
        };
    }

    private static double? ReadRatio(JsonCursor? cursor, BlockType? block)
    {
        var hasBottleneck = block?.HasBottleneck() ?? true;
        if (cursor is null)
        {
            return hasBottleneck ? ResNetConfig.PaperBottleneckRatio : 1;
        }

        var ratio = cursor.Number(ResidualMembers.BottleneckRatio);
        NetworkMembers.CheckNoBottleneck(ratio == 1 ? null : cursor, block);
        return ratio;
    }
}
