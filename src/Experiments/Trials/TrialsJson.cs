namespace Explorer.Experiments.Trials;

/// <summary>
/// The JSON form of requests, results and records, in the store and between processes: camel case, enums as words,
/// model configs in their canonical form, outcomes with a <c>kind</c>, NaN and infinities as <c>"NaN"</c>, <c>"Infinity"</c>.
/// </summary>
public static class TrialsJson
{
    /// <summary>The serializer's settings, read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The value as JSON on one line.</summary>
    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The value that a text stands for.</summary>
    /// <exception cref="JsonException">The text is not JSON of that type: a member is missing, unknown or of another type.</exception>
    public static T Deserialize<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"found null, expected a {typeof(T).Name}");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Default)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ModelConfigConverter(), new ParameterValuesConverter(), new ValueListConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
