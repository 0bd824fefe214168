using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Spaces;

/// <summary>Design spaces as the <c>space</c> member of an experiment.</summary>
public static class DesignSpaceJson
{
    /// <summary>The sampled spaces.</summary>
    public static FamilyKind<DesignSpace> Families { get; } = new FamilyKind<DesignSpace>()
        .With(AnyNetSpaces.AnyNet).With(AnyNetSpaces.RegNet).With(FamilySpaces.Vgg).With(FamilySpaces.ResNet).With(FamilySpaces.Mlp);

    /// <summary>Explicit lists of networks: a file with one a line, beside the file that names it, or an array.</summary>
    public static MemberTable<ConfigListSpace> Configs { get; } = new("configs", "An explicit list of networks in place of a sampled space.", new ConfigListSpace([]), m =>
    [
        m.Required(
            "configs",
            "A file beside this one with one model config a line, or the model configs themselves",
            Kinds.Of<ValueList<ModelConfig>>(ReadConfigs, Kinds.List(ModelConfigJson.Kind).Write, () => new JsonObject
            {
                ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = new JsonObject { ["type"] = "object" } }),
            }),
            s => s.Configs,
            (s, v) => s with { Configs = v }),
    ]);

    /// <summary>Any space.</summary>
    public static ValueKind<DesignSpace> Kind { get; } = Kinds.Of<DesignSpace>(Read, Write, Schema);

    /// <summary>Reads a space; null, with at least one problem, where there is none. A space may be given, and have problems all the same.</summary>
    public static DesignSpace? Read(JsonCursor? cursor)
    {
        if (cursor is null || !cursor.IsObject)
        {
            cursor?.Problem($"found {cursor.Item}, expected a space: an object with \"family\" or \"configs\"");
            return null;
        }

        if (cursor.Item.Find("configs") is not null)
            return Configs.TryRead(cursor, out var list) ? list : null;
        if (cursor.Item.Find("parameters") is not null)
            return ParameterTables.Space.TryRead(cursor, out var parameters) ? parameters : null;
        return Families.TryRead(cursor, out var space) ? space : null;
    }

    /// <summary>A space in canonical form as a text.</summary>
    public static string Text(DesignSpace space) => JsonText.Write(writer => Write(writer, space));

    /// <summary>Writes a space in canonical form, every default written out.</summary>
    public static void Write(Utf8JsonWriter writer, DesignSpace space)
    {
        if (space is ConfigListSpace list)
            Configs.Write(writer, list);
        else if (space is ParameterSpace parameters)
            ParameterTables.Space.Write(writer, parameters);
        else
            Families.Write(writer, space);
    }

    // A file that extends another may change some members of its space, whatever the family.
    private static JsonObject Schema(JsonObject definitions)
    {
        var families = Families.Schema(definitions)["oneOf"]!.AsArray();
        var members = Families.Names
            .SelectMany(family => definitions[family]!["properties"]!.AsObject().Select(member => (Path: $"#/$defs/{family}/properties/{member.Key}", Name: member.Key, Schema: member.Value!.ToJsonString())))
            .Where(member => member.Name != "family").GroupBy(member => member.Name, StringComparer.Ordinal);
        var partial = new JsonObject
        {
            ["description"] = "Changes to the space that is extended.",
            ["type"] = "object",
            ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Any(member.DistinctBy(form => form.Schema).Select(form => (JsonNode)new JsonObject { ["$ref"] = form.Path }))))),
            ["additionalProperties"] = false,
        };
        return Any([.. families.Select(family => family!.DeepClone()), Configs.Schema(definitions), Kinds.Defined(definitions, "partialSpace", () => partial)]);

        static JsonObject Any(IEnumerable<JsonNode> forms) => forms.ToList() is [JsonObject one] ? one : new JsonObject { ["description"] = "As the space's family has it.", ["anyOf"] = new JsonArray([.. forms]) };
    }

    private static ValueList<ModelConfig>? ReadConfigs(JsonCursor cursor)
    {
        var list = cursor.Item.Kind switch
        {
            JsonValueKind.String => Load(cursor),
            JsonValueKind.Array => cursor.Array(1)?.Select(ModelConfigJson.Read).ToList(),
            _ => null,
        };
        if (cursor.Item.Kind is not JsonValueKind.String and not JsonValueKind.Array)
            cursor.Problem($"found {cursor.Item}, expected a file of model configs, one a line, or an array of them");
        if (list is null || list.Contains(null))
            return null;
        var different = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, config) in list.Index())
        {
            var hash = ModelConfigJson.Hash(config!);
            if (!different.TryAdd(hash, i))
            {
                cursor.Problem($"network {i + 1} equals network {different[hash] + 1}, expected different ones");
                return null;
            }
        }

        return list.OfType<ModelConfig>().ToValueList();
    }

    private static List<ModelConfig?>? Load(JsonCursor cursor)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(cursor.Item.Origin))!;
        try
        {
            return [.. ModelConfigJson.LoadLines(Path.Combine(folder, cursor.Item.Text))];
        }
        catch (InvalidInputException e)
        {
            foreach (var problem in e.Problems)
                cursor.Problem($"{e.Origin}: {problem}");
            return null;
        }
    }
}
