using System.Buffers;
using System.Text.Json.Serialization.Metadata;

namespace Explorer.Experiments.Trials;

/// <summary>Writes a finished trial as one flat object: its experiment, the members of its plan, those of <see cref="StoredTrial"/>.</summary>
internal sealed class TrialRecordConverter : JsonConverter<TrialRecord>
{
    private const string Experiment = "experiment";

    public override TrialRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var (plan, stored) = (Names<PlannedTrial>(options), Names<StoredTrial>(options));
        JsonProperty[] members = document.RootElement.ValueKind == JsonValueKind.Object ? [.. document.RootElement.EnumerateObject()] : [];
        var experiment = Array.FindAll(members, member => member.Name == Experiment);
        if (experiment is not [{ Value.ValueKind: JsonValueKind.String }])
            throw new JsonException($"a trial needs one \"{Experiment}\", a text");
        try
        {
            return Part<StoredTrial>(members.Where(member => stored.Contains(member.Name) || (member.Name != Experiment && !plan.Contains(member.Name))), options)
                .ToRecord(experiment[0].Value.GetString()!, Part<PlannedTrial>(members.Where(member => plan.Contains(member.Name)), options));
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, TrialRecord value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Experiment, value.Experiment);
        WriteMembers(writer, value.Planned, [], options);
        WriteMembers(writer, StoredTrial.Of(value), Names<PlannedTrial>(options), options);
        foreach (var (name, unknown) in value.Unknown ?? [])
        {
            writer.WritePropertyName(name);
            unknown.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteMembers<T>(Utf8JsonWriter writer, T part, HashSet<string> written, JsonSerializerOptions options)
    {
        foreach (var member in Members<T>(options).Where(member => !written.Contains(member.Name) && member.ShouldSerialize?.Invoke(part!, member.Get!(part!)) != false))
        {
            writer.WritePropertyName(member.Name);
            JsonSerializer.Serialize(writer, member.Get!(part!), member.PropertyType, options);
        }
    }

    private static HashSet<string> Names<T>(JsonSerializerOptions options) => [.. Members<T>(options).Select(member => member.Name)];

    private static IEnumerable<JsonPropertyInfo> Members<T>(JsonSerializerOptions options) =>
        options.GetTypeInfo(typeof(T)).Properties.Where(member => !member.IsExtensionData && member.Get is not null);

    private static T Part<T>(IEnumerable<JsonProperty> members, JsonSerializerOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in members)
                member.WriteTo(writer);
            writer.WriteEndObject();
        }

        return JsonSerializer.Deserialize<T>(buffer.WrittenSpan, options)!;
    }
}
