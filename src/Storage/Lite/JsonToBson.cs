using LiteDB;

namespace Explorer.Storage.Lite;

/// <summary>
/// JSON as LiteDB's values, field by field: numbers keep every bit. An object that a LiteDB document cannot hold (names that differ in
/// case alone, that hold U+0000, or an <c>_id</c>, which LiteDB would move to the front) is kept as its JSON text, as binary data;
/// <see cref="Format.BsonToJson"/> is the way back.
/// </summary>
internal static class JsonToBson
{
    private const string Id = "_id";

    /// <summary>The value of a JSON text, UTF-8.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is none.</exception>
    public static BsonValue Convert(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        var value = Value(ref reader, json.Span);
        reader.Read();
        return value;
    }

    private static BsonValue Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> json) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader, json),
        JsonTokenType.StartArray => Array(ref reader, json),
        JsonTokenType.String => new BsonValue(reader.GetString()),
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.True => new BsonValue(true),
        JsonTokenType.False => new BsonValue(false),
        _ => BsonValue.Null,
    };

    private static BsonValue Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        var document = new BsonDocument();
        var fits = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = Value(ref reader, json);
            fits = fits && !name.Equals(Id, StringComparison.OrdinalIgnoreCase) && !name.Contains('\0', StringComparison.Ordinal) && document.RawValue.TryAdd(name, value);
        }

        return fits ? document : new BsonValue(json[start..(int)reader.BytesConsumed].ToArray());
    }

    private static BsonArray Array(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var array = new BsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            array.Add(Value(ref reader, json));

        return array;
    }

    private static BsonValue Number(ref Utf8JsonReader reader)
    {
        // "-0" is an integer to the parser, but only a double has it.
        if (reader.TryGetInt32(out var small) && (small != 0 || reader.ValueSpan[0] != '-'))
            return new BsonValue(small);

        if (reader.TryGetInt64(out var large) && large != 0)
            return new BsonValue(large);

        return reader.TryGetUInt64(out var unsigned) && unsigned != 0 ? new BsonValue((decimal)unsigned) : new BsonValue(reader.GetDouble());
    }
}
