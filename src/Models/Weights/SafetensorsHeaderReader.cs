using System.Text.Json;

namespace Explorer.Models.Weights;

/// <summary>Reads the JSON of a safetensors header: known members only, each once, all of them present.</summary>
internal static class SafetensorsHeaderReader
{
    private const int MaxDepth = 4;

    public static (List<TensorEntry> Entries, Dictionary<string, string> Metadata) Read(ReadOnlySpan<byte> json)
    {
        var entries = new List<TensorEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        while (NextName(ref reader) is { } name)
        {
            if (!names.Add(name))
                throw new JsonException($"\"{name}\" stands twice");
            if (name == SafetensorsHeader.MetadataName)
                ReadMetadata(ref reader, metadata);
            else
                entries.Add(ReadEntry(ref reader, name));
        }

        // Reads to the end, so that anything but white space after the object is an error.
        while (reader.Read())
        {
        }

        return (entries, metadata);
    }

    private static void ReadMetadata(ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        Expect(ref reader, JsonTokenType.StartObject, SafetensorsHeader.MetadataName);
        while (NextName(ref reader) is { } key)
        {
            Expect(ref reader, JsonTokenType.String, $"{SafetensorsHeader.MetadataName}.{key}");
            if (!metadata.TryAdd(key, reader.GetString()!))
                throw new JsonException($"\"{SafetensorsHeader.MetadataName}.{key}\" stands twice");
        }
    }

    private static TensorEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, JsonTokenType.StartObject, name);
        ElementType? type = null;
        List<long>? shape = null, offsets = null;
        while (NextName(ref reader) is { } member)
        {
            switch (member)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, $"{name}.dtype");
                    var text = reader.GetString()!;
                    type = ElementTypes.Find(text)
                        ?? throw new JsonException($"\"{name}.dtype\" is \"{text}\", expected one of {string.Join(", ", ElementTypes.Names)}");
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, $"{name}.shape", SafetensorsHeader.MaxRank);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, $"{name}.data_offsets", 2);
                    break;
                default:
                    throw new JsonException($"\"{name}.{member}\" is unknown or stands twice; expected dtype, shape and data_offsets");
            }
        }

        if (type is null || shape is null || offsets is not [var begin, var end] || end < begin)
            throw new JsonException($"\"{name}\" needs dtype, shape and data_offsets of a first and a last byte");
        return new TensorEntry(name, type.Value, shape.ToValueList(), begin, end - begin);
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader reader, string path, int most)
    {
        Expect(ref reader, JsonTokenType.StartArray, path);
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
                throw new JsonException($"\"{path}\" must hold whole numbers of at least 0");
            if (numbers.Count == most)
                throw new JsonException($"\"{path}\" holds more than {most} numbers");
            numbers.Add(number);
        }

        return numbers;
    }

    private static string? NextName(ref Utf8JsonReader reader)
        => reader.Read() && reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string path)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new JsonException($"\"{path}\" is {reader.TokenType}, expected {type}");
    }
}
