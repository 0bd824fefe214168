using Explorer.SearchSpace.Json;
using Explorer.SearchSpace.Sampling;
using Explorer.SearchSpace.Spaces;
using Explorer.Statistics.Distributions;

namespace Explorer.Analysis.Tests.Prediction;

/// <summary>Networks of a real space whose errors follow a known function, with known noise in log-odds.</summary>
internal static class PlantedErrors
{
    public const string SpaceText = """
        {"family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck", "stages": 3,
         "depth": {"uniform": [1, 8]}, "width": {"logUniform": [8, 256], "multipleOf": 8}, "bottleneckRatio": 1, "groupWidth": 8}
        """;

    public static SampledSpace Space { get; } = (SampledSpace)Read(SpaceText);

    /// <summary>The true log-odds: a valley over the last width, a slope over the total depth.</summary>
    public static double Truth(ModelConfig config)
    {
        var stages = config.ToAnyNet().Stages;
        var width = Math.Log2(stages[2].Width) - 5.5;
        return -0.8 + (0.35 * width * width) - (0.04 * stages.Sum(stage => stage.Depth));
    }

    public static Population Draw(int count, double noise, ulong seed, Func<ModelConfig, double>? truth = null)
    {
        var random = new SplitMix64(seed);
        return Population.Of(new SpaceSampler(Space, seed).Take(count).Select(sample =>
        {
            var error = LogitScale.Error((truth ?? Truth)(sample.Config) + (noise * random.NextNormal()));
            return SyntheticTrials.Completed(sample.Index, error, (AnyNetConfig)sample.Config).Replanned(planned => planned with { Complexity = sample.Complexity });
        }));
    }

    private static DesignSpace Read(string text)
    {
        var problems = new InputProblems("test");
        return DesignSpaceJson.Read(new JsonCursor(JsonText.Parse(text, "test", problems), "$", problems))!;
    }
}
