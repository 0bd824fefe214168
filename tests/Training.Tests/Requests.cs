using Explorer.Experiments;

namespace Explorer.Training.Tests;

/// <summary>Small trainings on the built-in images.</summary>
internal static class Requests
{
    /// <summary>Two stages of widths 8 and 16 that see the images at 16×16.</summary>
    public static AnyNetConfig Network { get; } = new()
    {
        Input = new InputShape(3, 16),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 8),
        Block = BlockType.Bottleneck,
        SqueezeExcitation = 0.25,
        Stages =
        [
            new StageConfig { Depth = 1, Width = 8, Stride = 2, GroupWidth = 4 },
            new StageConfig { Depth = 1, Width = 16, Stride = 2, GroupWidth = 8 },
        ],
    };

    /// <summary>Two epochs over 256 images in batches of 32, every setting at work.</summary>
    public static TrialRequest Small { get; } = new()
    {
        Experiment = "test",
        Index = 3,
        Config = Network,
        Hash = ModelConfigJson.Hash(Network),
        Seed = 11,
        Training = new TrainingSettings
        {
            Epochs = 2,
            BatchSize = 32,
            LearningRate = 0.05,
            WarmupEpochs = 0.5,
            LabelSmoothing = 0.1,
            AverageDecay = 0.9,
            WeightDecayOnNorms = false,
            Augment = [Augmentation.Crop, Augmentation.Flip],
        },
        Data = new DataSettings { Name = "shapes", Train = 256, Validation = 64 },
        Fidelity = new Fidelity { Epochs = 2 },
    };
}
