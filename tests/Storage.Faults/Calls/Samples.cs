using Explorer.Experiments;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Trainings;
using Explorer.Experiments.Trials;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;

namespace Explorer.Storage.Faults.Calls;

/// <summary>Records with every member set away from its default.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Time = new DateTimeOffset(2024, 2, 29, 23, 59, 59, TimeSpan.Zero).AddTicks(1234567);

    public static ExperimentRecord Experiment(string name = "anynet-a") => new(name, """{"name":"anynet-a","über":"größe \"x\""}""", Time, "0.1.0");

    public static ModelConfig Config(int index) => new AnyNetConfig
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 16),
        Block = BlockType.Bottleneck,
        SqueezeExcitation = 0.25,
        HeadWidth = 64,
        Stages =
        [
            new StageConfig { Depth = 1 + (index % 7), Width = 32, Stride = 1, BottleneckRatio = 1, GroupWidth = 16 },
            new StageConfig { Depth = 2, Width = 64 + (8 * (index % 50)), Stride = 2, BottleneckRatio = 1, GroupWidth = 8 },
        ],
    };

    public static PlannedTrial Planned(int index) => new()
    {
        Index = index,
        Config = Config(index),
        Hash = ModelConfigJson.Hash(Config(index)),
        Complexity = new NetworkComplexity(9_000_000_000L + index, 1_234_567, 89_000),
        Seed = ulong.MaxValue - (ulong)index,
        Training = Training,
        Origin = index % 5 == 4 ? TrialOrigin.Predicted : TrialOrigin.Sampled,
        Calibration = index % 3 == 0,
    };

    public static TrainingSettings Training { get; } = new()
    {
        Epochs = 3,
        LearningRate = 0.1 + 0.2,
        Optimizer = OptimizerType.Adam,
        Schedule = ScheduleType.Step,
        StepEpochs = [1, 2],
        WeightDecay = double.Epsilon,
        Augment = [Augmentation.Crop, Augmentation.Flip],
        Precision = PrecisionType.BFloat16,
    };

    public static TrialRecord Trial(int index, string experiment = "anynet-a") => new()
    {
        Experiment = experiment,
        Planned = Planned(index),
        Proxies = [new ProxyScore { Name = "synflow", Value = 0.1 + 0.2, Seconds = 0.25 }, new ProxyScore { Name = "grasp", Value = null, Seconds = 0.5 }],
        Outcome = new TrialOutcome.Completed(1.0 / 3, 0.1 + 0.2),
        Rungs = [new TrainedRung { Fidelity = new Fidelity { Epochs = 2, DataShare = 0.5, Resolution = 24, BatchSize = 64 }, Error = 1.0 / 3, Epochs = [Epoch(1), Epoch(2)] }],
        Seconds = 12.3456789012345678,
        Attempts = 2,
        Environment = new TrialEnvironment { Device = "cuda:1", Threads = 3, Precision = "bfloat16", Engine = "libtorch 1.13.1", DataHash = "00ff", CodeVersion = "0.1.0+abc" },
        FinishedAt = Time,
    };

    public static TrialRecord Diverged(int index) => Trial(index) with
    {
        Outcome = new TrialOutcome.Diverged(0.9, null, "the loss became NaN in epoch 1"),
        Rungs =
        [
            new TrainedRung
            {
                Fidelity = new Fidelity { Epochs = 1 },
                Error = 0.9,
                Epochs = [Epoch(1) with { TrainLoss = double.NaN, ValidationLoss = double.PositiveInfinity, TrainError = double.MaxValue }],
            },
        ],
    };

    public static TrialRecord Failed(int index) => Trial(index) with
    {
        Outcome = new TrialOutcome.Failed("signal 9"),
        Rungs = [],
        Environment = null,
    };

    public static RungRecord Rung(int index, int rung, string experiment = "anynet-a") => new()
    {
        Experiment = experiment,
        Index = index,
        Rung = rung,
        Result = new TrainedRung
        {
            Fidelity = new Fidelity { Epochs = 2 + rung, DataShare = 0.5, WidthScale = 0.25 },
            Error = 1.0 / 3,
            Epochs = [Epoch(1), Epoch(2) with { TrainLoss = double.NaN }],
            Continued = rung > 0,
            TrainedImages = 9_000_000_000,
            Flops = 8_000_000_000,
            Times = new TrainingTimes { StartedAt = Time, Seconds = 1.0 / 7, LoadSeconds = 0.01, TrainSeconds = 0.1, ValidateSeconds = 0.02, SaveSeconds = 1e-9 },
            Place = new TrainingPlace { RunStartedAt = Time.AddSeconds(-1), Workers = 2, Worker = 1 },
        },
        Diverged = rung == 2,
        Seconds = 1.0 / 7,
        Environment = Trial(0).Environment!,
        Proxies = rung == 0 ? Trial(0).Proxies : [],
        FinishedAt = Time,
    };

    private static EpochMetrics Epoch(int epoch) => new()
    {
        Epoch = epoch,
        LearningRate = 0.1 / 3,
        TrainLoss = 2.302585092994046,
        TrainError = 2.0 / 3,
        ValidationLoss = 5e-324,
        ValidationError = 1.0 / 3,
        Seconds = 0.1 * epoch,
    };
}
