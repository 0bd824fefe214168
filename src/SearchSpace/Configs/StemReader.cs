namespace Explorer.SearchSpace.Configs;

/// <summary>Reads a stem.</summary>
internal static class StemReader
{
    public static StemConfig? Read(JsonCursor? cursor)
    {
        var members = cursor?.Object(NetworkMembers.Stem);
        var type = members?.Required("type")?.Word<StemType>();
        var width = members?.Required("width")?.Integer(1, ModelLimits.MostWidth);
        return type is { } t && width is { } w ? new StemConfig(t, w) : null;
    }
}
