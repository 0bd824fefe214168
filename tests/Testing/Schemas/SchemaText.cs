using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Explorer.Testing.Schemas;

/// <summary>Writes schemas as they lie in <c>schemas/</c>.</summary>
internal static class SchemaText
{
    private const int ShortMember = 120;
    private const int LineWidth = 140;
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lets a file name its schema.</summary>
    public static void AddReference(JsonObject definition) =>
        definition["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["description"] = "The schema of this file, for editors.", ["type"] = "string" });

    /// <summary>A whole schema.</summary>
    public static string Of(string title, JsonObject root, JsonObject definitions)
    {
        Share(definitions);
        var document = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (keyword, argument) in root)
            document[keyword] = argument?.DeepClone();
        document["$defs"] = definitions;
        return Layout(document, 0) + "\n";
    }

    // What several objects have is said once.
    private static void Share(JsonObject definitions)
    {
        var members = definitions.SelectMany(definition => (definition.Value!["properties"] as JsonObject ?? []).Select(member => (Owner: definition.Value!["properties"]!.AsObject(), Name: member.Key, Text: member.Value!.ToJsonString()))).ToList();
        foreach (var same in members.Where(member => member.Text.Length > ShortMember).GroupBy(member => (member.Name, member.Text)).Where(group => group.Count() > 1))
        {
            var name = new[] { same.Key.Name, $"{same.Key.Name}Member", $"{same.Key.Name}Member2", $"{same.Key.Name}Member3" }.First(free => !definitions.ContainsKey(free));
            definitions[name] = JsonNode.Parse(same.Key.Text);
            foreach (var (owner, _, _) in same)
                owner[same.Key.Name] = new JsonObject { ["$ref"] = $"#/$defs/{name}" };
        }
    }

    // What fits a line stands on one.
    private static string Layout(JsonNode? node, int indent)
    {
        var parts = node switch
        {
            JsonObject members => members.Select(member => $"\"{member.Key}\": {Layout(member.Value, indent + 2)}").ToList(),
            JsonArray items => [.. items.Select(item => Layout(item, indent + 2))],
            _ => null,
        };
        if (parts is null)
            return node?.ToJsonString(Letters) ?? "null";
        var (open, close) = node is JsonObject ? ("{ ", " }") : ("[", "]");
        var isShort = parts.Sum(part => part.Length + 2) + indent < LineWidth && !parts.Exists(part => part.Contains('\n', StringComparison.Ordinal));
        var start = "\n" + new string(' ', indent + 2);
        return isShort ? open + string.Join(", ", parts) + close : open.Trim() + start + string.Join("," + start, parts) + "\n" + new string(' ', indent) + close.Trim();
    }
}
