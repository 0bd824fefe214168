using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Json;
using Explorer.SearchSpace.Sampling;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Models.Tests.Onnx;

/// <summary>Small random networks of every block with every stem.</summary>
internal static class SampledNetworks
{
    private static readonly (string Block, string Stem, string More)[] Spaces =
    [
        ("bottleneck", "cifar", "\"squeezeExcitation\": 0.25, \"bottleneckRatio\": {\"choices\": [0.5, 1, 2, 4]}, \"groupWidth\": {\"choices\": [1, 2, 4, 8]},"),
        ("bottleneckLinear", "resnet", "\"headWidth\": 40, \"bottleneckRatio\": {\"choices\": [0.25, 1, 2]}, \"groupWidth\": {\"choices\": [1, 4, 8]},"),
        ("basic", "simple", ""),
        ("vanilla", "resnet", ""),
    ];

    /// <summary>So many of each kind, the same every time.</summary>
    public static IEnumerable<ModelConfig> Take(int count) => Spaces.SelectMany(space => Sample(space, count));

    private static IEnumerable<ModelConfig> Sample((string Block, string Stem, string More) space, int count)
    {
        var problems = new InputProblems("test");
        var text = $$"""
            { "family": "anynet", "input": {"channels": 3, "resolution": 33}, "classes": 7, "stem": {"type": "{{space.Stem}}", "width": 12}, "block": "{{space.Block}}",
              "stages": 3, {{space.More}} "depth": {"logUniform": [1, 4]}, "width": {"logUniform": [8, 96], "multipleOf": 8} }
            """;
        var read = DesignSpaceJson.Read(new JsonCursor(JsonText.Parse(text, "test", problems), "$", problems));
        problems.ThrowIfAny();
        return new SpaceSampler(read!, seed: 3).Take(count).Select(sample => sample.Config);
    }
}
