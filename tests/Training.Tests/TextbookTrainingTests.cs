using Explorer.Experiments;

namespace Explorer.Training.Tests;

/// <summary>
/// The textbook's networks learn real digits: a few hundred of them at 32×32, where a network's definition allows it. Whole epochs at the
/// textbook's own sizes are what <c>explorer train</c> is for.
/// </summary>
public sealed class TextbookTrainingTests(ITestOutputHelper output)
{
    private static readonly DataLibrary Library = new();
    private static readonly Trainer Trainer = new();

    [Theory]
    [InlineData("vgg11-grey", 32, 64, 0.01)]
    [InlineData("vgg-small", 32, 240, 0.02)]
    [InlineData("vgg-narrow", 32, 320, 0.02)]
    [InlineData("vgg13-bn", 32, 96, 0.01)]
    [InlineData("resnet18-grey", 32, 64, 0.02)]
    [InlineData("preactivation-resnet18-grey", 32, 64, 0.02)]
    [InlineData("regnetx-32", 32, 320, 0.05)]
    [InlineData("mlp-256", 28, 320, 0.05)]
    public void Train_TextbookNetwork_LowersTheLossOnDigits(string name, int resolution, int images, double learningRate)
    {
        Assert.SkipUnless(Library.List().Single(set => set.Description.Name == "mnist").Available, "MNIST is not there (explorer data fetch mnist)");
        var config = Presets.Find(name).Adapt(new InputShape(1, resolution), classes: 10, "test");
        if (config is VggConfig { HiddenWidth: VggConfig.DefaultHiddenWidth } vgg)
        {
            // The layers of 4096 hold nine tenths of the work at this resolution and nothing of interest.
            config = vgg with { HiddenWidth = 256 };
        }

        var result = Trainer.Train(
            new TrialRequest
            {
                Experiment = "textbook",
                Index = 0,
                Config = config,
                Hash = ModelConfigJson.Hash(config),
                Seed = 1,
                Training = new TrainingSettings { Epochs = 2, BatchSize = 16, LearningRate = learningRate, Schedule = ScheduleType.Constant, ZeroInitFinalGamma = true },
                Data = new DataSettings { Name = "mnist", Train = images, Validation = 32 },
                Fidelity = new Fidelity { Epochs = 2 },
            },
            new RecordingObserver(),
            TestContext.Current.CancellationToken);
        var epochs = result.Rungs.Single().Epochs;
        output.WriteLine(FormattableString.Invariant($"{name}: train loss {epochs[0].TrainLoss:F3} → {epochs[1].TrainLoss:F3}, validation error {epochs[1].ValidationError:P1}, {epochs.Sum(epoch => epoch.Seconds):F1} s"));
        Assert.IsType<TrialOutcome.Completed>(result.Outcome);
        Assert.True(epochs[1].TrainLoss < epochs[0].TrainLoss);
    }
}
