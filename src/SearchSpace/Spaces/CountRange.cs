using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Spaces;

/// <summary>Bounds on a count, both allowed.</summary>
/// <param name="Least">Lower bound; null for none.</param>
/// <param name="Most">Upper bound, at least the lower one; null for none.</param>
public sealed record CountRange(long? Least, long? Most)
{
    /// <summary>No bounds.</summary>
    public static CountRange All { get; } = new(null, null);

    /// <summary>Bounds in files: a pair, either of which may be null; null for none.</summary>
    public static ValueKind<CountRange> Kind { get; } = new CountRangeKind();

    /// <summary>How far a count is from the range: negative below it, positive above, 0 inside.</summary>
    public long Distance(long count) => count < Least ? count - Least.Value : count > Most ? count - Most.Value : 0;

    /// <inheritdoc/>
    public override string ToString() => (Least, Most) switch
    {
        (null, null) => "any",
        (null, _) => $"at most {Most}",
        (_, null) => $"at least {Least}",
        _ => $"{Least} to {Most}",
    };

    private sealed class CountRangeKind : ValueKind<CountRange>
    {
        private static readonly ValueKind<ValueList<long?>> Bounds = Kinds.List(Kinds.Bound, 2, 2);

        public override bool TryRead(JsonCursor cursor, [MaybeNullWhen(false)] out CountRange value)
        {
            value = CountRange.All;
            if (cursor.IsNull)
                return true;
            if (!Bounds.TryRead(cursor, out var bounds))
                return false;
            value = new CountRange(bounds[0], bounds[1]);
            if (value.Least > value.Most)
            {
                cursor.Problem($"found {cursor.Item.Items[0]} to {cursor.Item.Items[1]}, expected the lower end first");
                return false;
            }

            return true;
        }

        public override void Write(Utf8JsonWriter writer, CountRange value) => Bounds.Write(writer, [value.Least, value.Most]);

        public override JsonObject Schema(JsonObject definitions) => new() { ["anyOf"] = new JsonArray(Bounds.Schema(definitions), new JsonObject { ["type"] = "null" }) };
    }
}
