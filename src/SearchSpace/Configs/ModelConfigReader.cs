using Explorer.SearchSpace.Json;

namespace Explorer.SearchSpace.Configs;

/// <summary>Reads model configs of every family.</summary>
internal static class ModelConfigReader
{
    public static readonly string[] Families = ["anynet", "regnet", "vgg", "resnet", "resnext", "mlp"];

    /// <summary>The config; null, with at least one problem, where there is none.</summary>
    public static ModelConfig? Read(JsonCursor cursor)
    {
        if (!cursor.IsObject)
        {
            cursor.Problem($"found {cursor.Item}, expected a model config: an object with \"family\"");
            return null;
        }

        if (cursor.Item.Find("family") is not { } family)
        {
            cursor.Problems.Add($"{cursor.Path}.family", cursor.Item, $"missing; known ones are {string.Join(", ", Families)}");
            return null;
        }

        var name = cursor.Child(".family", family);
        switch (name.Text($"one of {string.Join(", ", Families)}"))
        {
            case "anynet":
                return AnyNetConfigReader.Read(cursor);
            case "regnet":
                return RegNetConfigReader.Read(cursor);
            case "vgg":
                return VggConfigReader.Read(cursor);
            case "resnet":
                return ResNetConfigReader.Read(cursor);
            case "resnext":
                return ResNeXtConfigReader.Read(cursor);
            case "mlp":
                return MlpConfigReader.Read(cursor);
            case { } other:
                name.Problem($"unknown family \"{other}\"; {NearMatch.Advice(other, Families)}");
                return null;
            default:
                return null;
        }
    }
}
