namespace Explorer.SearchSpace.Configs;

/// <summary>Reads model configs of every family.</summary>
internal static class ModelConfigReader
{
    private static readonly OrderedDictionary<string, Func<JsonCursor, ModelConfig?>> Readers = new(StringComparer.Ordinal)
    {
        ["anynet"] = AnyNetConfigReader.Read,
        ["regnet"] = RegNetConfigReader.Read,
        ["vgg"] = VggConfigReader.Read,
        ["resnet"] = ResNetConfigReader.Read,
        ["resnext"] = ResNeXtConfigReader.Read,
        ["mlp"] = MlpConfigReader.Read,
    };

    /// <summary>The config; null, with at least one problem, where there is none.</summary>
    public static ModelConfig? Read(JsonCursor cursor)
    {
        if (!cursor.IsObject)
        {
            cursor.Problem($"found {cursor.Item}, expected a model config: an object with \"family\"");
            return null;
        }

        return FamilyDispatch.Read(cursor, Readers);
    }
}
