namespace Explorer.SearchSpace.Spaces;

/// <summary>Reads explicit lists of networks: a file with one a line, beside the file that names it, or an array.</summary>
internal static class ConfigListReader
{
    public static readonly string[] Members = ["configs"];

    public static ConfigListSpace? Read(JsonCursor cursor)
    {
        var configs = cursor.Object(Members)!.Required("configs")!;
        var list = configs.Item.Kind switch
        {
            JsonValueKind.String => Load(configs),
            JsonValueKind.Array => configs.Array(1)?.Select(ModelConfigReader.Read).ToList(),
            _ => null,
        };
        if (list is null)
        {
            if (configs.Item.Kind is not JsonValueKind.String and not JsonValueKind.Array)
            {
                configs.Problem($"found {configs.Item}, expected a file of model configs, one a line, or an array of them");
            }

            return null;
        }

        if (list.Contains(null))
        {
            return null;
        }

        var different = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            var hash = ModelConfigJson.Hash(list[i]!);
            if (!different.TryAdd(hash, i))
            {
                configs.Problem($"network {i + 1} equals network {different[hash] + 1}, expected different ones");
                return null;
            }
        }

        return new ConfigListSpace(list.OfType<ModelConfig>().ToValueList());
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
            {
                cursor.Problem($"{e.Origin}: {problem}");
            }

            return null;
        }
    }
}
