using Explorer.Experiments.Studies;
using Explorer.SearchSpace.Declarations;
using Explorer.Testing.Schemas;

namespace Explorer.Experiments.Tests.Schemas;

/// <summary>The schemas of <c>schemas/</c>, from the tables that the files are read by.</summary>
internal static class SchemaFiles
{
    public static string Model()
    {
        var definitions = new JsonObject();
        var families = ModelConfigJson.Kind.Schema(definitions);
        foreach (var family in ModelConfigJson.Kind.Names)
            SchemaText.AddReference(definitions[family]!.AsObject());
        families["description"] = "One network, without weights. In a .jsonl file of networks each line is one of these.";
        families["type"] = "object";
        families["required"] = new JsonArray("family");
        return SchemaText.Of("Explorer model config", families, definitions);
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

        SchemaText.AddReference(root);
        root["required"] = new JsonArray("name");
        root["if"] = new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray("extends") } };
        root["then"] = new JsonObject { ["required"] = new JsonArray([.. ExperimentTable.Table.Members.Where(member => member.IsRequired && member.Name != "name").Select(member => (JsonNode)member.Name)]) };
        return SchemaText.Of("Explorer experiment", root, definitions);
    }

    public static string Study()
    {
        var definitions = new JsonObject();
        var root = StudyReader.Table.ObjectSchema(definitions);
        SchemaText.AddReference(root);
        return SchemaText.Of("Explorer study", root, definitions);
    }

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
}
