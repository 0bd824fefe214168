using System.Text.Json;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Tests.Fuzzing;

/// <summary>
/// Changes JSON so that it stays JSON, and mostly of the members that its reader knows: what lies behind the parser is reached. Values are
/// changed a little or a lot, swapped, given twice, taken from another place, left out, or stand under another name.
/// </summary>
internal static class JsonMutator
{
    private static readonly string[] Numbers = ["0", "-1", "1", "2", "3", "1e3", "0.5", "1.5", "-0", "2147483647", "9223372036854775807", "-9223372036854775808", "1e308", "1e-300", "65536", "100000"];
    private static readonly string[] Words = ["", "a", "..", "con", "=1+1", "\u202ea", "a\nb", "\u001b[2J", "../../x", "/dev/zero", "NaN", "2020-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"];

    /// <summary>A changed copy of a JSON text, or of one line of a text of JSON lines; null where it is neither.</summary>
    public static string? Mutate(string text, SplitMix64 random)
    {
        string[] lines = text.TrimEnd().StartsWith("{\"type\"", StringComparison.Ordinal) || text.Contains("}\n{", StringComparison.Ordinal) ? text.TrimEnd().Split('\n') : [text];
        var line = random.NextInt(lines.Length);
        try
        {
            var root = JsonNode.Parse(lines[line])!;
            for (var change = random.NextInt(3); change >= 0; change--)
                Change(root, random);
            lines[line] = random.NextInt(8) == 0 ? Doubled(root.ToJsonString(), random) : root.ToJsonString();
            return string.Join('\n', lines) + "\n";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Change(JsonNode root, SplitMix64 random)
    {
        var places = Places(root).ToList();
        if (places.Count == 0)
            return;
        var (holder, key) = places[random.NextInt(places.Count)];
        var value = holder is JsonObject members ? members[(string)key] : holder[(int)key];
        var other = places[random.NextInt(places.Count)];
        switch (random.NextInt(10))
        {
            case 0 when holder is JsonObject from:
                from.Remove((string)key);
                break;
            case 1 when holder is JsonObject from && from.Remove((string)key):
                from[(string)key + "x"] = value;
                break;
            case 2:
                Set(holder, key, (other.Holder is JsonObject others ? others[(string)other.Key] : other.Holder[(int)other.Key])?.DeepClone());
                break;
            case 3 when value is JsonArray { Count: > 0 } list:
                list.Add(list[random.NextInt(list.Count)]?.DeepClone());
                break;
            case 4 when value is JsonArray { Count: > 0 } list:
                list.RemoveAt(random.NextInt(list.Count));
                break;
            case 5:
                Set(holder, key, null);
                break;
            default:
                Set(holder, key, Near(value, random));
                break;
        }
    }

    // A value of the same kind, mostly.
    private static JsonNode? Near(JsonNode? value, SplitMix64 random) => value?.GetValueKind() switch
    {
        JsonValueKind.Number when random.NextInt(2) == 0 && value.AsValue().TryGetValue(out long number) && number < int.MaxValue => JsonValue.Create(random.NextInt(2) == 0 ? number * 2 : number + 1),
        JsonValueKind.Number => JsonNode.Parse(Numbers[random.NextInt(Numbers.Length)]),
        JsonValueKind.String => JsonValue.Create(Words[random.NextInt(Words.Length)]),
        JsonValueKind.True => JsonValue.Create(false),
        JsonValueKind.False => JsonValue.Create(true),
        _ => JsonNode.Parse(Numbers[random.NextInt(Numbers.Length)]),
    };

    private static void Set(JsonNode holder, object key, JsonNode? value)
    {
        if (holder is JsonObject members)
            members[(string)key] = value;
        else
            holder[(int)key] = value;
    }

    private static IEnumerable<(JsonNode Holder, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value).Prepend(((JsonNode)members, (object)member.Key))),
        JsonArray list => list.SelectMany((item, i) => Places(item).Prepend(((JsonNode)list, (object)i))),
        _ => [],
    };

    // A member given twice, the second time with another value.
    private static string Doubled(string text, SplitMix64 random)
    {
        var at = text.IndexOf("\":", random.NextInt(text.Length), StringComparison.Ordinal);
        var from = at < 1 ? -1 : text.LastIndexOf('"', at - 1);
        return from < 0 ? text : text.Insert(from, text[from..(at + 2)] + Numbers[random.NextInt(Numbers.Length)] + ",");
    }
}
