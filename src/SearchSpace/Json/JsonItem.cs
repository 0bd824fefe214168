namespace Explorer.SearchSpace.Json;

/// <summary>
/// A JSON value that remembers which file it came from, so that a problem with a merged experiment can name
/// the file to edit. Immutable.
/// </summary>
public sealed class JsonItem
{
    private const int LongestShown = 40;

    /// <summary>What kind of value it is.</summary>
    public required JsonValueKind Kind { get; init; }

    /// <summary>The file or other source it was read from.</summary>
    public required string Origin { get; init; }

    /// <summary>A number's literal or a string's characters; empty for other kinds.</summary>
    public string Text { get; init; } = "";

    /// <summary>An object's members, without repeated names; empty for other kinds.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>An array's items; empty for other kinds.</summary>
    public IReadOnlyList<JsonItem> Items { get; init; } = [];

    /// <summary>The member of that name, or null.</summary>
    public JsonItem? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
                return member.Value;
        }

        return null;
    }

    /// <summary>The same object with one member set, in place or at the end.</summary>
    public JsonItem With(string name, JsonItem value) => Replace(
        Find(name) is null
            ? [.. Members, new JsonMember(name, value)]
            : [.. Members.Select(m => m.Name == name ? new JsonMember(name, value) : m)]);

    /// <summary>The same object without that member.</summary>
    public JsonItem Without(string name) => Find(name) is null ? this : Replace([.. Members.Where(m => m.Name != name)]);

    /// <summary>The value as a message shows it: its JSON, shortened.</summary>
    public override string ToString() => Kind switch
    {
        JsonValueKind.Object => Members.Count == 0 ? "{}" : Shorten($"{{\"{Members[0].Name}\": {Members[0].Value}{(Members.Count > 1 ? ", …" : "")}}}"),
        JsonValueKind.Array => Shorten($"[{string.Join(", ", Items.Take(LongestShown))}]"),
        JsonValueKind.String => Shorten($"\"{Text}\""),
        JsonValueKind.Number => Shorten(Text),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string Shorten(string text) => text.Length <= LongestShown ? text : $"{text.AsSpan(0, LongestShown - 1)}…";

    private JsonItem Replace(IReadOnlyList<JsonMember> members) => new() { Kind = Kind, Origin = Origin, Members = members };
}
