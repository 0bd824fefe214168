using System.Text.Encodings.Web;
using System.Text.Json;
using Explorer.Experiments.Studies;
using Explorer.SearchSpace.Declarations;

namespace Explorer.Experiments.Tests.Schemas;

/// <summary>The schemas of <c>schemas/</c>, from the tables that the files are read by.</summary>
internal static class SchemaFiles
{
    private const int ShortMember = 120;
    private const int LineWidth = 140;
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Model()
    {
        var definitions = new JsonObject();
        var families = ModelConfigJson.Kind.Schema(definitions);
        foreach (var family in ModelConfigJson.Kind.Names)
            NameSchema(definitions[family]!.AsObject());
        families["description"] = "One network, without weights. In a .jsonl file of networks each line is one of these.";
        families["type"] = "object";
        families["required"] = new JsonArray("family");
        return Text("Explorer model config", families, definitions);
    }

    /// <summary>Experiments, and files that extend others: there null takes a member out, and nothing but the name has to be said.</summary>
    public static string Experiment()
    {
        var definitions = new JsonObject();
        var root = ExperimentTable.Table.ObjectSchema(definitions);
        foreach (var (name, definition) in definitions.Append(new("", root)))
        {
            if (definition!["properties"] is not JsonObject members || name is "distribution" or "partialSpace")
                continue;
            var isFamily = members["family"]?["const"] is not null || name == "configs";
            foreach (var (member, schema) in members.ToList())
                members[member] = member is "family" or "configs" or "name" ? schema!.DeepClone() : OrNull(schema!.AsObject());
            if (definition.AsObject().Remove("required") && isFamily)
                definition["required"] = new JsonArray(members.ContainsKey("family") ? "family" : "configs");
        }

        // A file of another family than the one that it extends takes out what its own has not.
        foreach (var family in DesignSpaceJson.Families.Names.Select(name => definitions[name]!["properties"]!.AsObject()))
        {
            foreach (var (member, _) in definitions["partialSpace"]!["properties"]!.AsObject().Where(member => !family.ContainsKey(member.Key)))
                family[member] = new JsonObject { ["description"] = "Of another family: null takes it out.", ["type"] = "null" };
        }

        NameSchema(root);
        root["required"] = new JsonArray("name");
        root["if"] = new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray("extends") } };
        root["then"] = new JsonObject { ["required"] = new JsonArray([.. ExperimentTable.Table.Members.Where(member => member.IsRequired && member.Name != "name").Select(member => (JsonNode)member.Name)]) };
        return Text("Explorer experiment", root, definitions);
    }

    public static string Study()
    {
        var definitions = new JsonObject();
        var root = StudyReader.Table.ObjectSchema(definitions);
        NameSchema(root);
        return Text("Explorer study", root, definitions);
    }

    private static void NameSchema(JsonObject definition) =>
        definition["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["description"] = "The schema of this file, for editors.", ["type"] = "string" });

    private static JsonObject OrNull(JsonObject schema)
    {
        var changed = schema.DeepClone().AsObject();
        if (changed["$ref"] is { } reference)
        {
            changed.Remove("$ref");
            changed["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = reference.DeepClone() }, Null());
        }
        else if (changed["anyOf"] is JsonArray forms)
        {
            if (!forms.Any(form => form!["type"]?.ToString() == "null"))
                forms.Add(Null());
        }
        else if (changed["enum"] is JsonArray words)
        {
            words.Add(null);
        }
        else if (changed["type"] is { } type)
        {
            changed["type"] = new JsonArray(type.DeepClone(), "null");
        }

        return changed;
    }

    private static JsonObject Null() => new() { ["type"] = "null" };

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

    private static string Text(string title, JsonObject root, JsonObject definitions)
    {
        Share(definitions);
        var document = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (keyword, argument) in root)
            document[keyword] = argument?.DeepClone();
        document["$defs"] = definitions;
        return Layout(document, 0) + "\n";
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
