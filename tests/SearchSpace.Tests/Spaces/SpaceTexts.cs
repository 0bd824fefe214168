using System.Text;
using System.Text.Json;

namespace Explorer.SearchSpace.Tests.Spaces;

internal static class SpaceTexts
{
    // The paper's AnyNetX-A at 224×224.
    public const string AnyNetA = """
        {"family": "anynet", "input": {"channels": 3, "resolution": 224}, "classes": 1000, "stem": {"type": "simple", "width": 32}, "block": "bottleneck",
         "stages": 4, "depth": {"logUniform": [1, 16]}, "width": {"logUniform": [8, 1024], "multipleOf": 8},
         "bottleneckRatio": {"choices": [1, 2, 4]}, "groupWidth": {"choices": [1, 2, 4, 8, 16, 32]}}
        """;

    public const string RegNetX = """
        {"family": "regnet", "input": {"channels": 3, "resolution": 224}, "classes": 1000, "stem": {"type": "simple", "width": 32}, "block": "bottleneck",
         "depth": {"uniform": [1, 63]}, "initialWidth": {"logUniform": [8, 256], "multipleOf": 8}, "slope": {"logUniform": [8, 256], "multipleOf": 0.1},
         "multiplier": {"logUniform": [1.5, 3], "multipleOf": 0.001}, "bottleneckRatio": {"choices": [1, 2, 4]},
         "groupWidth": {"choices": [1, 2, 4, 8, 16, 32]}}
        """;

    public static string With(string space, string members)
    {
        var changed = JsonNode.Parse(space)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            changed.Remove(name);
            if (value is not null)
                changed[name] = value.DeepClone();
        }

        return changed.ToJsonString();
    }

    public static DesignSpace Read(string json)
    {
        var problems = new InputProblems("test");
        var space = DesignSpaceJson.Read(new JsonCursor(JsonText.Parse(json, "test", problems), "$.space", problems));
        problems.ThrowIfAny();
        return space!;
    }

    public static string Write(DesignSpace space)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            DesignSpaceJson.Write(writer, space);

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
