using Explorer.Experiments;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Storage;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Scale;

/// <summary>Trials that nobody trained: real networks of a space with made-up errors, for timing what comes after training.</summary>
internal static class SyntheticTrials
{
    public const string Name = "scale";
    private const int Epochs = 3;

    private const string Definition = """
        {"name":"scale","space":{"family":"anynet","input":{"channels":3,"resolution":32},"classes":10,"stem":{"type":"cifar","width":16},"block":"bottleneck","stages":4,
        "depth":{"logUniform":[1,16]},"width":{"logUniform":[8,1024],"multipleOf":8},"bottleneckRatio":{"choices":[1,2,4]},"groupWidth":{"choices":[1,2,4,8,16,32]}},
        "sample":{"count":1,"seed":1},"data":{"name":"cifar10","train":10000,"validation":5000},"training":{"epochs":3}}
        """;

    public static ExperimentRecord Experiment { get; } =
        new(Name, ExperimentReader.Parse(Definition, Name).Definition, DateTimeOffset.UnixEpoch, "synthetic");

    public static IReadOnlyList<PlannedTrial> Plan(int count) => ExperimentPlan.Create(ExperimentReader.Parse(Definition, Name), count);

    public static IReadOnlyList<TrialRecord> Of(int count)
    {
        var random = new SplitMix64(1);
        return [.. Plan(count).Select(planned => Finished(planned, Error(planned, random)))];
    }

    // Wider last stages are better, with noise: something for every analysis to find.
    private static double Error(PlannedTrial planned, SplitMix64 random) =>
        Math.Clamp(0.6 - (0.05 * Math.Log2(planned.Config.ToAnyNet().Stages[^1].Width / 8.0)) + (0.05 * random.NextNormal()), 0.05, 0.9);

    private static TrialRecord Finished(PlannedTrial planned, double error) => new()
    {
        Experiment = Name,
        Planned = planned,
        Outcome = new TrialOutcome.Completed(error, error),
        Rungs = [new TrainedRung { Fidelity = new Fidelity { Epochs = Epochs }, Error = error, Epochs = [.. Enumerable.Range(1, Epochs).Select(epoch => Epoch(epoch, error))] }],
        Seconds = 10,
        Attempts = 1,
        Environment = new TrialEnvironment { Device = "cpu", Threads = 1, Precision = "float32", Engine = "none", DataHash = "none", CodeVersion = "synthetic" },
        FinishedAt = DateTimeOffset.UnixEpoch,
    };

    private static EpochMetrics Epoch(int epoch, double error) => new()
    {
        Epoch = epoch,
        LearningRate = 0.1,
        TrainLoss = 2.0 / epoch,
        TrainError = error,
        ValidationLoss = 2.1 / epoch,
        ValidationError = Math.Min(0.9, error * (1 + (0.1 * (Epochs - epoch)))),
        Seconds = 3,
    };
}
