using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Declarations;

/// <summary>What members declare: with a value of every one, which canonical form and defaults follow.</summary>
/// <typeparam name="T">The record that an object stands for.</typeparam>
public sealed class MemberTable<T> : ValueKind<T>
    where T : class
{
    private readonly string[] _names;

    /// <summary>Declares an object.</summary>
    /// <param name="name">Its name in schemas.</param>
    /// <param name="words">What it is, in words with a full stop.</param>
    /// <param name="empty">The record of an object without any member: defaults, and for required members anything.</param>
    /// <param name="members">Its members in canonical order, at most 64.</param>
    public MemberTable(string name, string words, T empty, Func<Members<T>, Member<T>[]> members)
    {
        (Name, Words, Empty, Members) = (name, words, empty, members(default));
        _names = [.. Members.Select(member => member.Name)];
    }

    /// <summary>Its name in schemas.</summary>
    public string Name { get; }

    /// <summary>What it is, in words.</summary>
    public string Words { get; }

    /// <summary>The record of an object without any member.</summary>
    public T Empty { get; }

    /// <summary>Its members in canonical order.</summary>
    public IReadOnlyList<Member<T>> Members { get; }

    /// <summary>
    /// What has to hold among members: looks at the record, where a member that could not be read has its default, and records
    /// problems. <see cref="JsonMembers.AreRead"/> says which can be looked at.
    /// </summary>
    public Action<T, JsonMembers>? Check { get; init; }

    /// <summary>Reads the object, and gives what could be read even where there are problems.</summary>
    /// <returns>The object's members; null, with a problem, where it is no object.</returns>
    public JsonMembers? Read(JsonCursor cursor, out T record)
    {
        record = Empty;
        if (cursor.Object(_names) is not { } members)
            return null;
        for (var i = 0; i < _names.Length; i++)
        {
            if (members.At(i) is { } given)
            {
                if (Members[i].TryRead(ref record, given))
                    members.MarkRead(i);
                else
                    members.IsComplete = false;
            }
            else if (Members[i].IsRequired && Members[i].MayLack?.Invoke(record) != true)
            {
                members.Required(_names[i]);
                members.IsComplete = false;
            }
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (!members.IsGiven(i))
                record = Members[i].WithDefault(record);
        }

        Check?.Invoke(record, members);
        return members;
    }

    /// <inheritdoc/>
    /// <remarks>True where every member could be read, whatever else was found, so that what has to hold beside them is looked at too.</remarks>
    public override bool TryRead(JsonCursor cursor, [MaybeNullWhen(false)] out T value) => Read(cursor, out value) is { IsComplete: true };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        foreach (var member in Members)
            member.Write(writer, value, Empty);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override JsonObject Schema(JsonObject definitions)
    {
        if (!definitions.ContainsKey(Name))
            definitions[Name] = ObjectSchema(definitions);
        return new JsonObject { ["$ref"] = $"#/$defs/{Name}" };
    }

    /// <summary>The schema of the object itself.</summary>
    /// <param name="definitions">Receives the schemas that it refers to.</param>
    public JsonObject ObjectSchema(JsonObject definitions)
    {
        var schema = new JsonObject
        {
            ["description"] = Words,
            ["type"] = "object",
            ["properties"] = new JsonObject(Members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Schema(Empty, definitions)))),
            ["additionalProperties"] = false,
        };
        if (Members.Any(member => member.IsRequired))
            schema["required"] = new JsonArray([.. Members.Where(member => member.IsRequired).Select(member => (JsonNode)member.Name)]);
        return schema;
    }
}
