using Explorer.SearchSpace.Json;
using Explorer.SearchSpace.Sampling;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Models.Tests.Onnx;

/// <summary>Small random networks of every family, with every block and stem.</summary>
internal static class SampledNetworks
{
    private const string Stages = "\"stages\": 3, \"depth\": {\"logUniform\": [1, 4]}, \"width\": {\"logUniform\": [8, 96], \"multipleOf\": 8}";
    private const string Groups = "\"bottleneckRatio\": {\"choices\": [0.5, 1, 2]}, \"groupWidth\": {\"choices\": [1, 2, 4, 8]}";

    private static readonly string[] Spaces =
    [
        $$""" "family": "anynet", "stem": {"type": "cifar", "width": 12}, "block": "bottleneck", "squeezeExcitation": 0.25, {{Groups}}, {{Stages}} """,
        $$""" "family": "anynet", "stem": {"type": "resnet", "width": 12}, "block": "bottleneckLinear", "headWidth": 40, {{Groups}}, {{Stages}} """,
        $$""" "family": "anynet", "stem": {"type": "simple", "width": 12}, "block": "basic", {{Stages}} """,
        $$""" "family": "anynet", "stem": {"type": "resnet", "width": 12}, "block": "vanilla", {{Stages}} """,
        $$""" "family": "resnet", "stem": {"type": "resnet", "width": 12}, "block": "preactivation", {{Stages}} """,
        $$""" "family": "anynet", "stem": {"type": "cifar", "width": 12}, "block": "preactivationBottleneck", "squeezeExcitation": 0.5, {{Groups}}, {{Stages}} """,
        """
        "family": "vgg", "blocks": 3, "depth": {"uniform": [1, 2]}, "width": {"logUniform": [8, 48], "multipleOf": 8}, "batchNorm": {"choices": [false, true]},
        "hiddenWidth": {"power2": [16, 64]}, "dropout": {"choices": [0, 0.5]}
        """,
        """
        "family": "mlp", "depth": {"uniform": [2, 4]}, "width": {"choices": [24, 32]}, "skipConnections": true, "normalization": {"choices": ["none", "batch", "layer"]},
        "activation": {"choices": ["relu", "gelu", "silu", "tanh", "sigmoid"]}, "dropout": 0.1
        """,
    ];

    /// <summary>So many of each kind, the same every time.</summary>
    public static IEnumerable<ModelConfig> Take(int count) => Spaces.SelectMany(space => Sample(space, count));

    private static IEnumerable<ModelConfig> Sample(string space, int count)
    {
        var problems = new InputProblems("test");
        var json = JsonText.Parse($$"""{ "input": {"channels": 3, "resolution": 33}, "classes": 7, {{space}} }""", "test", problems);
        var read = DesignSpaceJson.Read(new JsonCursor(json, "$", problems));
        problems.ThrowIfAny();
        return new SpaceSampler(read!, seed: 3).Take(count).Select(sample => sample.Config);
    }
}
