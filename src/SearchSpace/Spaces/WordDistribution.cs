namespace Explorer.SearchSpace.Spaces;

/// <summary>
/// Parameters that are words or true and false: one of them, or <c>{"choices": […]}</c> of several, equally likely. They are drawn as
/// numbers, an enum's or 0 and 1, so that sizes and samples are counted and drawn as everything else is.
/// </summary>
internal static class WordDistribution
{
    public static readonly string[] Members = ["choices"];

    /// <summary>Reads an enum's words; the given one where there is no such member.</summary>
    public static Distribution? ReadWords<T>(JsonCursor? cursor, T otherwise)
        where T : struct, Enum => Read(cursor, Number(otherwise), item => item.Word<T>() is { } word ? Number(word) : null);

    /// <summary>Reads true and false; false where there is no such member.</summary>
    public static Distribution? ReadBooleans(JsonCursor? cursor) => Read(cursor, 0, item => item.Boolean() is { } value ? value ? 1 : 0 : null);

    public static void WriteWords<T>(Utf8JsonWriter writer, string name, Distribution distribution)
        where T : struct, Enum => Write(writer, name, distribution, value => writer.WriteStringValue(EnumNames.Of(Value<T>(value))));

    public static void WriteBooleans(Utf8JsonWriter writer, string name, Distribution distribution) =>
        Write(writer, name, distribution, value => writer.WriteBooleanValue(value != 0));

    /// <summary>The enum's value of a number drawn.</summary>
    public static T Value<T>(double number)
        where T : struct, Enum => Enum.GetValues<T>()[(int)number];

    private static double Number<T>(T value)
        where T : struct, Enum => Array.IndexOf(Enum.GetValues<T>(), value);

    private static Distribution? Read(JsonCursor? cursor, double otherwise, Func<JsonCursor, double?> read)
    {
        if (cursor is null)
        {
            return new FixedValue(otherwise);
        }

        if (!cursor.IsObject)
        {
            return read(cursor) is { } one ? new FixedValue(one) : null;
        }

        var choices = cursor.Object(Members)!.Required("choices");
        var values = choices?.Array(1)?.Select(read).ToList();
        if (values is null || values.Contains(null))
        {
            return null;
        }

        if (values.Distinct().Count() == values.Count)
        {
            return new Choices(values.Select(value => value!.Value).ToValueList());
        }

        choices!.Problem("one of them is listed twice, expected different values");
        return null;
    }

    private static void Write(Utf8JsonWriter writer, string name, Distribution distribution, Action<double> write)
    {
        writer.WritePropertyName(name);
        if (distribution is not Choices choices)
        {
            write(distribution.Low);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("choices");
        foreach (var value in choices.Items)
        {
            write(value);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
