namespace Explorer.Experiments.Tests.LearningCurves;

public sealed class TrialCurveTests
{
    [Fact]
    public void Of_RungsContinuedAndAnew_IsTheLastTrainingAlone()
    {
        Assert.Equal([0.7, 0.6, 0.5], TrialCurve.Of(Trial(Rung(1, false, 0.9), Rung(1, false, 0.7), Rung(2, true, 0.6, 0.5))));
        Assert.Equal([0.9, 0.8], TrialCurve.Of(Trial(Rung(1, false, 0.9, 0.8))));
        Assert.Empty(TrialCurve.Of(Trial()));
    }

    private static TrainedRung Rung(int first, bool continued, params double[] errors) => new()
    {
        Fidelity = new Fidelity { Epochs = first + errors.Length - 1 },
        Error = errors[^1],
        Continued = continued,
        Epochs =
        [
            .. errors.Select((error, i) => new EpochMetrics
            {
                Epoch = first + i, LearningRate = 0.1, TrainLoss = 1, TrainError = error, ValidationLoss = 1, ValidationError = error, Seconds = 1,
            }),
        ],
    };

    private static TrialRecord Trial(params TrainedRung[] rungs) => new()
    {
        Experiment = "test",
        Planned = new PlannedTrial
        {
            Index = 0,
            Config = new AnyNetConfig
            {
                Input = new InputShape(3, 32),
                Classes = 10,
                Stem = new StemConfig(StemType.Cifar, 8),
                Block = BlockType.Vanilla,
                Stages = [new StageConfig { Depth = 1, Width = 8, Stride = 1 }],
            },
            Hash = "00",
            Seed = 1,
            Complexity = new NetworkComplexity(1, 1, 1),
            Training = new TrainingSettings { Epochs = 3 },
        },
        Outcome = new TrialOutcome.Completed(0.5, 0.5),
        Rungs = [.. rungs],
        Seconds = 1,
        Attempts = 1,
        Environment = null,
        FinishedAt = DateTimeOffset.UnixEpoch,
    };
}
