namespace Explorer.SearchSpace.Configs;

/// <summary>Reads a VGG.</summary>
internal static class VggConfigReader
{
    public static readonly string[] Members = ["family", "input", "classes", "blocks", "batchNorm", "hiddenWidth", "dropout"];

    public static readonly string[] Block = ["depth", "width"];

    public static VggConfig? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var blocks = members.Required("blocks")?.Array(1, ModelLimits.MostStages)?.Select(ReadBlock).ToList();
        var batchNorm = members.Optional("batchNorm") is { } norm ? norm.Boolean() : false;
        var hiddenWidth = members.Optional("hiddenWidth") is { } hidden ? hidden.Integer(1, ModelLimits.MostWidth) : VggConfig.DefaultHiddenWidth;
        var dropout = members.Optional("dropout") is { } share ? share.Number(ModelLimits.Dropout) : VggConfig.DefaultDropout;
        if (input is null || classes is null || blocks is null || blocks.Contains(null) || batchNorm is null || hiddenWidth is null || dropout is null)
        {
            return null;
        }

        CheckResolution(members.Optional("blocks")!, input.Resolution, blocks.Count);
        return new VggConfig
        {
            Input = input,
            Classes = classes.Value,
            Blocks = blocks.OfType<VggBlockConfig>().ToValueList(),
            BatchNorm = batchNorm.Value,
            HiddenWidth = hiddenWidth.Value,
            Dropout = dropout.Value,
        };
    }

    /// <summary>Records a problem where so many blocks leave nothing of an image.</summary>
    public static void CheckResolution(JsonCursor blocks, int resolution, int count)
    {
        if (resolution >> Math.Min(count, 31) == 0)
        {
            var expected = count < 14 ? $"a resolution of at least {1 << count} or fewer blocks" : "fewer blocks";
            blocks.Problem($"{count} blocks, each of which halves the resolution, leave nothing of {resolution}×{resolution} pixels; expected {expected}");
        }
    }

    private static VggBlockConfig? ReadBlock(JsonCursor cursor)
    {
        var members = cursor.Object(Block);
        var depth = members?.Required("depth")?.Integer(1, ModelLimits.MostDepth);
        var width = members?.Required("width")?.Integer(1, ModelLimits.MostWidth);
        return depth is { } d && width is { } w ? new VggBlockConfig(d, w) : null;
    }
}
