using Explorer.SearchSpace.Sampling;

namespace Explorer.Analysis.Tests.Derivation;

/// <summary>Networks sampled from a real space whose errors come from a rule that the test knows, plus noise.</summary>
internal static class PlantedPopulation
{
    private static readonly TrialRecord Template = SyntheticTrials.Completed(0, 0.5);

    /// <summary>An experiment of four stages, free as AnyNetX-A or with constraints.</summary>
    public static Experiment AnyNet(int count, string constraints = "", ulong seed = 1) => ExperimentReader.Parse(
        $$"""
        {
          "name": "planted",
          "space": {
            "family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck", "stages": 4,
            "depth": {"logUniform": [1, 16]}, "width": {"logUniform": [8, 256], "multipleOf": 8},
            "bottleneckRatio": {"choices": [1, 2, 4]}, "groupWidth": {"choices": [1, 2, 4, 8]}{{constraints}}
          },
          "sample": {"count": {{count}}, "seed": {{seed}}},
          "data": {"name": "shapes", "train": 1000, "validation": 200},
          "training": {"epochs": 1}
        }
        """,
        "planted.json");

    public static Population Of(Experiment experiment, Func<AnyNetConfig, double> rule, double noise, int seed)
    {
        var random = new Random(seed);
        return Population.Of(Records(experiment.Name, ExperimentPlan.Create(experiment), network => Math.Clamp(rule(network) + (noise * Normal(random)), 0.01, 0.99)));
    }

    /// <summary>Trials as if trained, in order.</summary>
    public static IEnumerable<TrialRecord> Records(string experiment, IEnumerable<PlannedTrial> planned, Func<AnyNetConfig, double> error) => planned.Select(trial =>
        Template with { Experiment = experiment, Planned = trial, Outcome = new TrialOutcome.Completed(error(trial.Config.ToAnyNet()), null) });

    /// <summary>The same networks with other errors: many populations from one sample, at the cost of none.</summary>
    public static Population With(Population networks, Func<AnyNetConfig, double> error) =>
        Population.Of(networks.Members.Select(member => member.Trial with { Outcome = new TrialOutcome.Completed(Math.Clamp(error(member.Trial.Config.ToAnyNet()), 0.01, 0.99), null) }));

    /// <summary>The same networks with errors of noise.</summary>
    public static Population Noise(Population networks, int seed)
    {
        var random = new Random(seed);
        return With(networks, _ => 0.4 + (0.05 * Normal(random)));
    }

    public static bool IsRising(AnyNetConfig network, Func<StageConfig, int> value) =>
        network.Stages.Zip(network.Stages.Skip(1), (left, right) => value(right) >= value(left)).All(rises => rises);

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
