namespace Explorer.Tests.Commands;

/// <summary>An experiment whose trials train in about a second each.</summary>
internal static class SmallExperiment
{
    public const int Trials = 5;

    public static string Write(CommandRunner runner, string name = "small", int trainImages = 512, int epochs = 2, string limits = "{}") => runner.Write($"{name}.json", $$"""
        {
          "name": "{{name}}",
          "space": {
            "family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "simple", "width": 8}, "block": "bottleneck", "stages": 3,
            "depth": {"uniform": [1, 2]}, "width": {"logUniform": [8, 64], "multipleOf": 8},
            "bottleneckRatio": {"choices": [1, 2]}, "groupWidth": {"choices": [1, 4, 8]},
            "complexity": {"flops": ["200K", "1M"]}
          },
          "sample": {"count": {{Trials}}, "seed": 7},
          "data": {"name": "shapes", "train": {{trainImages}}, "validation": 200},
          "training": {"epochs": {{epochs}}, "batchSize": 64, "augment": ["crop", "flip"]},
          "limits": {{limits}}
        }
        """);

    /// <summary>A trial's line without what differs from run to run.</summary>
    public static string WithoutTimes(JsonNode trial)
    {
        var copy = trial.DeepClone().AsObject();
        copy.Remove("seconds");
        copy.Remove("finishedAt");
        foreach (var rung in copy["rungs"]!.AsArray())
        {
            rung!.AsObject().Remove("times");
            rung.AsObject().Remove("place");
            foreach (var epoch in rung["epochs"]!.AsArray())
                epoch!.AsObject().Remove("seconds");
        }

        return copy.ToJsonString();
    }
}
