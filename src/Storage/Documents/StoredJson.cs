using System.Text.Json.Serialization.Metadata;

namespace Explorer.Storage.Documents;

/// <summary>
/// The JSON form of a record in a row: as <see cref="TrialsJson"/> has it, without what stands in the row's key or apart in the curves.
/// </summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = Create();

    private static readonly Dictionary<Type, string[]> Elsewhere = new()
    {
        [typeof(PlannedTrial)] = ["index"],
        [typeof(RungRecord)] = ["experiment", "index", "rung"],
        [typeof(TrainedRung)] = ["epochs"],
        [typeof(AttemptRecord)] = ["experiment", "index"],
    };

    /// <summary>The record as UTF-8.</summary>
    public static byte[] Write<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);

    /// <summary>The record, with what stands elsewhere left empty.</summary>
    /// <exception cref="JsonException">The text is not JSON of that type: a member is missing or of another type.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json) =>
        JsonSerializer.Deserialize<T>(json.Span, Options) ?? throw new JsonException($"found null, expected a {typeof(T).Name}");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(TrialsJson.Options)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOut(JsonTypeInfo type)
    {
        if (!Elsewhere.TryGetValue(type.Type, out var names))
            return;
        foreach (var property in type.Properties.Where(property => names.Contains(property.Name)))
        {
            property.ShouldSerialize = static (_, _) => false;
            property.IsRequired = false;
        }
    }
}
