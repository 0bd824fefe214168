namespace Explorer.SearchSpace.Configs;

/// <summary>Reads the members that model configs and sampled spaces share.</summary>
internal static class NetworkMembers
{
    public static readonly string[] Input = ["channels", "resolution"];
    public static readonly string[] Stem = ["type", "width"];

    public static InputShape? ReadInput(JsonCursor? cursor)
    {
        var members = cursor?.Object(Input);
        var channels = members?.Required("channels")?.Integer(1, ModelLimits.MostChannels);
        var resolution = members?.Required("resolution")?.Integer(1, ModelLimits.MostResolution);
        return channels is { } c && resolution is { } r ? new InputShape(c, r) : null;
    }

    public static int? ReadClasses(JsonMembers members) =>
        members.Required("classes")?.Integer(ModelLimits.LeastClasses, ModelLimits.MostClasses);

    public static void CheckSqueezeExcitation(JsonCursor? cursor, BlockType? block)
    {
        if (cursor is not null && block is { } type && !type.HasBottleneck())
        {
            cursor.Problem($"found {cursor.Item}, but {EnumNames.Of(type)} blocks have no squeeze-and-excitation; expected 0 or no such member");
        }
    }

    public static void CheckNoBottleneck(JsonCursor? cursor, BlockType? block)
    {
        if (cursor is not null && block is { } type && !type.HasBottleneck())
        {
            cursor.Problem($"found {cursor.Item}, but {EnumNames.Of(type)} blocks have no bottleneck and no groups; expected no such member");
        }
    }
}
