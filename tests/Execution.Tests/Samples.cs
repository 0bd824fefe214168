using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;

namespace Explorer.Execution.Tests;

internal static class Samples
{
    public const string Experiment = "anynet-a";

    public static readonly DateTimeOffset Time = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    public static RunSettings Settings(int jobs) => new()
    {
        Experiment = Experiment,
        Data = new DataSettings { Name = "shapes", Validation = 10 },
        Limits = new Limits(),
        Workers = new WorkerSettings { Jobs = jobs, WatchInterval = TimeSpan.FromMilliseconds(50) },
    };

    public static void AddExperiment(IResultStore store, int trials) => store.AddExperiment(
        new ExperimentRecord(Experiment, "{}", Time, "test"), [.. Enumerable.Range(0, trials).Select(Planned)]);

    /// <summary>Rungs of epochs alone, the second one continuing the first.</summary>
    public static FidelitySettings Rungs(SchedulerType scheduler, params int[] epochs) => new()
    {
        Scheduler = scheduler,
        Rungs = [.. epochs.Select(count => new DeclaredRung { Epochs = count })],
        Reduction = 2,
    };

    public static PlannedTrial Planned(int index)
    {
        var config = new AnyNetConfig
        {
            Input = new InputShape(3, 32),
            Classes = 10,
            Stem = new StemConfig(StemType.Cifar, 16),
            Block = BlockType.Bottleneck,
            Stages = [new StageConfig { Depth = 1, Width = 8 * (index + 1), Stride = 1 }],
        };
        return new PlannedTrial
        {
            Index = index,
            Config = config,
            Hash = ModelConfigJson.Hash(config),
            Complexity = new NetworkComplexity(1000 + index, 100, 10),
            Seed = (ulong)((index * 7919) + 13),
            Training = new TrainingSettings { Epochs = 2 + (index % 2) },
        };
    }

    public static TrialResult Completed(TrialRequest request, double error) => new()
    {
        Outcome = new TrialOutcome.Completed(error, error),
        Rungs = [new TrainedRung { Fidelity = request.Fidelity, Error = error, Epochs = [Epoch(1, error)] }],
        Seconds = 0.5,
        Environment = new TrialEnvironment { Device = request.Device, Threads = request.Threads, Precision = "float32", Engine = "fake", DataHash = "0", CodeVersion = "test" },
    };

    public static EpochMetrics Epoch(int epoch, double error) => new()
    {
        Epoch = epoch,
        LearningRate = 0.1,
        TrainLoss = 1,
        TrainError = error,
        ValidationLoss = 1,
        ValidationError = error,
        Seconds = 0.1,
    };
}
