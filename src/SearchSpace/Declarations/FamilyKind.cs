using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Declarations;

/// <summary>Objects of several families, told apart by the member <c>family</c>.</summary>
/// <typeparam name="T">What all families are.</typeparam>
public sealed class FamilyKind<T> : ValueKind<T>
    where T : class
{
    private readonly List<Family> _families = [];

    /// <summary>The families' names.</summary>
    public IReadOnlyList<string> Names => [.. _families.Select(family => family.Name)];

    /// <summary>Adds a family.</summary>
    /// <param name="table">Its members; the table's name is the family's.</param>
    public FamilyKind<T> With<TFamily>(MemberTable<TFamily> table)
        where TFamily : class, T
    {
        _families.Add(new Family(
            table.Name,
            value => value is TFamily,
            cursor => table.TryRead(cursor, out var value) ? value : null,
            (writer, value) => table.Write(writer, (TFamily)value),
            definitions => table.Schema(definitions)));
        return this;
    }

    /// <inheritdoc/>
    public override bool TryRead(JsonCursor cursor, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (cursor.Item.Find("family") is not { } found)
        {
            cursor.Problems.Add($"{cursor.Path}.family", cursor.Item, $"missing; known ones are {string.Join(", ", Names)}");
            return false;
        }

        foreach (var family in _families)
        {
            if (found.Kind == JsonValueKind.String && found.Text == family.Name)
                return (value = family.Read(cursor)) is not null;
        }

        var member = cursor.Child(".family", found);
        if (member.Text($"one of {string.Join(", ", Names)}") is { } name)
            member.Problem($"unknown family \"{name}\"; {NearMatch.Advice(name, [.. Names])}");
        return false;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The value is of no family declared.</exception>
    public override void Write(Utf8JsonWriter writer, T value) =>
        (_families.Find(family => family.Has(value)) ?? throw new ArgumentException($"no JSON form for {value.GetType().Name}", nameof(value))).Write(writer, value);

    /// <inheritdoc/>
    public override JsonObject Schema(JsonObject definitions) =>
        new() { ["oneOf"] = new JsonArray([.. _families.Select(family => (JsonNode)family.Schema(definitions))]) };

    private sealed record Family(
        string Name, Func<T, bool> Has, Func<JsonCursor, T?> Read, Action<Utf8JsonWriter, T> Write, Func<JsonObject, JsonObject> Schema);
}
