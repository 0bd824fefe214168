using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Explorer.SearchSpace.Declarations;

/// <summary>The kinds of values that files are made of.</summary>
public static class Kinds
{
    private const string SizePattern = "^[0-9.eE+]+[KMGTkmgt]?$";

    private delegate bool TryReader<T>(JsonCursor cursor, [MaybeNullWhen(false)] out T value);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static ValueKind<bool> Flag { get; } = Of(cursor => cursor.Boolean(), (writer, value) => writer.WriteBooleanValue(value), () => new JsonObject { ["type"] = "boolean" });

    /// <summary>A seed.</summary>
    public static ValueKind<ulong> Seed { get; } = Of(
        cursor => cursor.Seed(), (writer, value) => writer.WriteNumberValue(value), () => new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = ulong.MaxValue });

    /// <summary>A bound of a count, with or without a decimal suffix; null for none.</summary>
    public static ValueKind<long?> Bound { get; } = new DelegateKind<long?>(
        (JsonCursor cursor, out long? value) => (value = cursor.IsNull ? null : cursor.Count()) is not null || cursor.IsNull,
        (writer, value) =>
        {
            if (value is { } count)
                writer.WriteNumberValue(count);
            else
                writer.WriteNullValue();
        },
        definitions => Defined(definitions, "count", () => new JsonObject
        {
            ["description"] = "A count such as 8000000, \"8M\" or \"1.5G\" (K, M, G, T are powers of 1000), or null for no bound.",
            ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number", ["minimum"] = 0 }, Pattern(SizePattern), new JsonObject { ["type"] = "null" }),
        }));

    /// <summary>A whole number of a closed range.</summary>
    public static ValueKind<int> Integer(int least, int most) =>
        Of(cursor => cursor.Integer(least, most), (writer, value) => writer.WriteNumberValue(value), () => Range(NumberRange.Closed(least, most), "integer"));

    /// <summary>A multiple of a whole number, in a closed range.</summary>
    public static ValueKind<double> Multiple(int of, int least, int most)
    {
        return Of(
            Read,
            (writer, value) => writer.WriteNumberValue(value),
            () =>
            {
                var schema = Range(NumberRange.Closed(least, most), "integer");
                schema["multipleOf"] = of;
                return schema;
            });

        double? Read(JsonCursor cursor)
        {
            if (cursor.Integer(least, most) is not { } value)
                return null;
            if (value % of == 0)
                return value;
            cursor.Problem($"found {value}, expected a multiple of {of}");
            return null;
        }
    }

    /// <summary>A number of a range.</summary>
    public static ValueKind<double> Number(NumberRange range) =>
        Of(cursor => cursor.Number(range), (writer, value) => writer.WriteNumberValue(value), () => Range(range, "number"));

    /// <summary>A number of bytes, with or without a binary suffix.</summary>
    /// <param name="least">The least, in bytes.</param>
    /// <param name="words">The least as a file would say it, such as <c>64M</c>.</param>
    public static ValueKind<long> Bytes(long least, string words)
    {
        return Of(
            Read,
            (writer, value) => writer.WriteNumberValue(value),
            () => new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "integer", ["minimum"] = least }, Pattern(SizePattern)) });

        long? Read(JsonCursor cursor)
        {
            var bytes = cursor.Bytes();
            if (bytes < least)
                cursor.Problem($"found {cursor.Item}, expected at least \"{words}\"");
            return bytes < least ? null : bytes;
        }
    }

    /// <summary>Any text.</summary>
    /// <param name="expected">What a message says was expected.</param>
    public static ValueKind<string> Text(string expected = "a string") => OfText(cursor => cursor.Text(expected), () => new JsonObject { ["type"] = "string" });

    /// <summary>A short text of a form, such as a name that files can have.</summary>
    /// <param name="form">The form.</param>
    /// <param name="longest">Its most characters.</param>
    /// <param name="wanted">What a message says was expected of a value that is no text.</param>
    /// <param name="expected">What a message says was expected of a text.</param>
    public static ValueKind<string> Name(Regex form, int longest, string wanted, string expected)
    {
        return OfText(
            Read,
            () =>
            {
                var schema = Pattern(form.ToString().Replace(@"\z", "$", StringComparison.Ordinal));
                schema["maxLength"] = longest;
                return schema;
            });

        string? Read(JsonCursor cursor)
        {
            var text = cursor.Text(wanted);
            if (text is null || (text.Length <= longest && form.IsMatch(text)))
                return text;
            cursor.Problem($"found {cursor.Item}, expected {expected}");
            return null;
        }
    }

    /// <summary>A word of an enum.</summary>
    public static ValueKind<T> Word<T>()
        where T : struct, Enum => Of(cursor => cursor.Word<T>(), (writer, value) => writer.WriteStringValue(EnumNames.Of(value)), () => OneOf(EnumNames.All<T>()));

    /// <summary>One of some words of an enum.</summary>
    public static ValueKind<T> Word<T>(params T[] allowed)
        where T : struct, Enum
    {
        var words = allowed.Select(EnumNames.Of).ToList();
        return Of(Read, (writer, value) => writer.WriteStringValue(EnumNames.Of(value)), () => OneOf(words));

        T? Read(JsonCursor cursor)
        {
            var word = cursor.Word<T>();
            if (word is null || allowed.Contains(word.Value))
                return word;
            cursor.Problem($"found {cursor.Item}, expected {string.Join(", ", words)}");
            return null;
        }
    }

    /// <summary>One of some names.</summary>
    /// <param name="names">The names.</param>
    /// <param name="unknown">What a message calls one that is not among them, such as <c>unknown parameter</c>.</param>
    public static ValueKind<string> OneOf(IReadOnlyList<string> names, string unknown)
    {
        return OfText(Read, () => OneOf(names));

        string? Read(JsonCursor cursor)
        {
            var name = cursor.Text($"one of {string.Join(", ", names)}");
            if (name is null || names.Contains(name))
                return name;
            cursor.Problem($"{unknown} \"{name}\"; {NearMatch.Advice(name, names)}");
            return null;
        }
    }

    /// <summary>A list of so many values.</summary>
    public static ValueKind<ValueList<T>> List<T>(ValueKind<T> item, int least = 0, int most = int.MaxValue) => new ListKind<T>(item, least, most);

    /// <summary>A value that a record may lack. A file leaves the member out; null it must not say.</summary>
    public static ValueKind<T?> Maybe<T>(ValueKind<T> kind)
        where T : struct => new DelegateKind<T?>(
            (JsonCursor cursor, out T? value) =>
            {
                var isRead = kind.TryRead(cursor, out var read);
                value = read;
                return isRead;
            },
            (writer, value) => kind.Write(writer, value!.Value),
            kind.Schema);

    /// <summary>A value that a record may lack; a file may say so by null.</summary>
    public static ValueKind<T?> OrNull<T>(ValueKind<T> kind)
        where T : struct
    {
        var maybe = Maybe(kind);
        return new DelegateKind<T?>(
            (JsonCursor cursor, out T? value) =>
            {
                value = null;
                return cursor.IsNull || maybe.TryRead(cursor, out value);
            },
            maybe.Write,
            definitions => new JsonObject { ["anyOf"] = new JsonArray(kind.Schema(definitions), new JsonObject { ["type"] = "null" }) });
    }

    /// <summary>An object that is looked at later.</summary>
    public static ValueKind<JsonCursor> Later { get; } = Of<JsonCursor>(
        cursor => cursor, (_, _) => throw new NotSupportedException("what was not looked at has no canonical form"), _ => new JsonObject { ["type"] = "object" });

    /// <summary>One text, always.</summary>
    public static ValueKind<string> Constant(string text) => OfText(cursor => cursor.Item.Text == text ? text : null, () => new JsonObject { ["const"] = text });

    /// <summary>A kind by its reading, its canonical form and its schema.</summary>
    public static ValueKind<T> Of<T>(Func<JsonCursor, T?> read, Action<Utf8JsonWriter, T> write, Func<JsonObject, JsonObject> schema)
        where T : class => new DelegateKind<T>((JsonCursor cursor, [MaybeNullWhen(false)] out T value) => (value = read(cursor)) is not null, write, schema);

    /// <summary>A kind by its reading, its canonical form and its schema.</summary>
    public static ValueKind<T> Of<T>(Func<JsonCursor, T?> read, Action<Utf8JsonWriter, T> write, Func<JsonObject> schema)
        where T : struct => new DelegateKind<T>(
            (JsonCursor cursor, out T value) =>
            {
                var found = read(cursor);
                value = found.GetValueOrDefault();
                return found.HasValue;
            },
            write,
            _ => schema());

    /// <summary>A reference to a schema that is written once.</summary>
    internal static JsonObject Defined(JsonObject definitions, string name, Func<JsonObject> schema)
    {
        if (!definitions.ContainsKey(name))
            definitions[name] = schema();
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    /// <summary>The schema of numbers of a range.</summary>
    internal static JsonObject Range(NumberRange range, string type)
    {
        var schema = new JsonObject { ["type"] = type };
        if (double.IsFinite(range.Least))
            schema[range.WithLeast ? "minimum" : "exclusiveMinimum"] = Bound(range.Least);
        if (range.Most < int.MaxValue)
            schema[range.WithMost ? "maximum" : "exclusiveMaximum"] = Bound(range.Most);
        return schema;

        static JsonNode Bound(double value) => value == Math.Floor(value) ? (long)value : value;
    }

    /// <summary>The schema of some words.</summary>
    internal static JsonObject OneOf(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static ValueKind<string> OfText(Func<JsonCursor, string?> read, Func<JsonObject> schema) => Of(read, (writer, value) => writer.WriteStringValue(value), _ => schema());

    private sealed class DelegateKind<T>(TryReader<T> read, Action<Utf8JsonWriter, T> write, Func<JsonObject, JsonObject> schema) : ValueKind<T>
    {
        public override bool TryRead(JsonCursor cursor, [MaybeNullWhen(false)] out T value) => read(cursor, out value);

        public override void Write(Utf8JsonWriter writer, T value) => write(writer, value);

        public override JsonObject Schema(JsonObject definitions) => schema(definitions);
    }

    private sealed class ListKind<T>(ValueKind<T> item, int least, int most) : ValueKind<ValueList<T>>
    {
        public override bool TryRead(JsonCursor cursor, out ValueList<T> value)
        {
            value = [];
            if (cursor.Array(least, most) is not { } items)
                return false;
            var read = new T[items.Count];
            var isWhole = true;
            for (var i = 0; i < read.Length; i++)
                isWhole &= item.TryRead(items[i], out read[i]!);
            value = ValueList.Create<T>(read);
            return isWhole;
        }

        public override void Write(Utf8JsonWriter writer, ValueList<T> value)
        {
            writer.WriteStartArray();
            foreach (var entry in value.AsSpan())
                item.Write(writer, entry);
            writer.WriteEndArray();
        }

        public override JsonObject Schema(JsonObject definitions)
        {
            var schema = new JsonObject { ["type"] = "array" };
            if (least > 0)
                schema["minItems"] = least;
            if (most < int.MaxValue)
                schema["maxItems"] = most;
            schema["items"] = item.Schema(definitions);
            return schema;
        }
    }
}
