using Explorer.Models.Weights;
using Explorer.Training.Evaluation;
using TorchSharp;

namespace Explorer.Training.Tests;

public sealed class TrainerTests
{
    private static readonly Trainer Shared = new();

    [Fact]
    public void Train_SameRequest_GivesTheSameNumbersWhateverWasTrainedBefore()
    {
        var first = Train(Requests.Small);
        var other = Train(Requests.Small with { Seed = 12 });
        var second = Train(Requests.Small);
        Assert.Equal(Numbers(first), Numbers(second));
        Assert.NotEqual(Numbers(first), Numbers(other));
        Assert.IsType<TrialOutcome.Completed>(first.Outcome);
        Assert.Equal(2, first.Rungs.Single().Epochs.Count);
    }

    [Fact]
    public void Train_SixtyFourImages_LearnsThemByHeart()
    {
        var result = Train(Requests.Small with
        {
            Config = Requests.Network with { Stages = [.. Requests.Network.Stages.Select(stage => stage with { Width = 32 })] },
            Training = new TrainingSettings { Epochs = 60, BatchSize = 16, LearningRate = 0.05 },
            Data = new DataSettings { Name = "shapes", Train = 64, Validation = 16 },
            Fidelity = new Fidelity { Epochs = 60 },
        });
        Assert.Equal(0, result.Rungs[0].Epochs[^1].TrainError);
        Assert.InRange(result.Rungs[0].Epochs[^1].TrainLoss, 0, 0.2);
    }

    [Fact]
    public void Train_HugeLearningRate_DivergesWithTheErrorOfChance()
    {
        var result = Train(Requests.Small with { Training = Requests.Small.Training with { LearningRate = 1e6, AverageDecay = 0, WarmupEpochs = 0, WeightDecay = 1 } });
        Assert.Equal(new TrialOutcome.Diverged(1, 0.9), result.Outcome);
        Assert.Equal(0.9, result.Rungs.Single().Error);
        Assert.Empty(result.Rungs.Single().Epochs);
    }

    [Fact]
    public void Train_WithAverage_WritesTheWeightsThatWereValidated()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("explorer-trainer-").FullName, "w.safetensors");
        var result = Train(Requests.Small with { WeightsPath = path });
        using var network = NetworkBuilder.Build(Requests.Network);
        var metadata = NetworkWeights.Load(network, path);
        Assert.Equal(Requests.Small.Hash, metadata[WeightMetadata.HashKey]);
        Assert.Equal("3", metadata["explorer.index"]);
        var splits = new DataLibrary().Load(Requests.Small.Data, null, 16);
        using var evaluator = new Evaluator(splits.Validation, splits.Mean, splits.Deviation, new torch.Device("cpu"));
        Assert.Equal(result.Rungs[0].Epochs[^1].ValidationLoss, evaluator.Evaluate(network, TestContext.Current.CancellationToken).Loss, 1e-9);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Train_Fidelity_DecidesEpochsShareBatchAndResolution()
    {
        var observer = new RecordingObserver();
        var result = Shared.Train(
            Requests.Small with { Fidelity = new Fidelity { Epochs = 1, DataShare = 0.5, Resolution = 8, BatchSize = 60 } }, observer, CancellationToken.None);
        var epoch = Assert.Single(result.Rungs[0].Epochs);
        Assert.Equal(epoch, Assert.Single(observer.Epochs));

        // 128 images are two batches of 60: the last step starts half-way, where the cosine is 0 and warm-up over.
        Assert.Equal(0.5 * Requests.Small.Training.LearningRate, epoch.LearningRate, 1e-12);
        Assert.Equal(0, epoch.TrainError * 120 % 1, 1e-9);
        Assert.Equal(Requests.Small.Fidelity with { Epochs = 1, DataShare = 0.5, Resolution = 8, BatchSize = 60 }, result.Rungs[0].Fidelity);
    }

    [Fact]
    public void Train_SetSmallerThanABatch_IsOneBatch()
    {
        var result = Train(Requests.Small with { Fidelity = new Fidelity { Epochs = 1, BatchSize = 1000 } });
        Assert.Equal(Requests.Small.Training.LearningRate * 0.1, result.Rungs[0].Epochs[0].LearningRate, 1e-12);
    }

    [Fact]
    public void Train_BFloat16_LearnsOrSaysThatItCannot()
    {
        var request = Requests.Small with { Training = Requests.Small.Training with { Precision = PrecisionType.BFloat16 } };
        Assert.SkipUnless(Kernels.TorchEngine.HasAutocast, "this libtorch has no mixed precision");
        var result = Train(request);
        Assert.Equal("bfloat16", result.Environment.Precision);
        Assert.Equal(Kernels.TorchEngine.HasBfloat16Kernels, result.Environment.Engine.Contains("_bf16", StringComparison.Ordinal));
        Assert.Equal(Numbers(result), Numbers(Train(request)));
        Assert.True(double.IsFinite(result.Rungs[0].Epochs[^1].TrainLoss));
        Assert.NotEqual(Numbers(Train(Requests.Small)), Numbers(result));
    }

    [Fact]
    public void Train_Result_SaysWhatItsTimeWentInto()
    {
        var before = DateTimeOffset.UtcNow;
        var result = Train(Requests.Small);
        var times = result.Rungs.Single().Times!;
        Assert.InRange(times.StartedAt, before, DateTimeOffset.UtcNow);
        Assert.All((double[])[times.LoadSeconds, times.TrainSeconds, times.ValidateSeconds], seconds => Assert.True(seconds > 0));
        Assert.True(times.LoadSeconds + times.TrainSeconds + times.ValidateSeconds + times.SaveSeconds <= times.Seconds);

        // What epochs took is what their steps and validations took.
        Assert.Equal(result.Rungs.Single().Epochs.Sum(epoch => epoch.Seconds), times.TrainSeconds + times.ValidateSeconds, 0.05 * times.Seconds);
    }

    [Fact]
    public void Train_Cancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        var observer = new RecordingObserver(source.Cancel);
        Assert.Throws<OperationCanceledException>(() => Shared.Train(Requests.Small, observer, source.Token));
        Assert.Single(observer.Epochs);
    }

    [Fact]
    public void Train_UnusableRequest_ListsEveryProblem()
    {
        var request = Requests.Small with { Threads = 0, Fidelity = new Fidelity { Epochs = 0, WidthScale = 1.5 } };
        Assert.Equal(
            ["$.fidelity.epochs", "$.fidelity.widthScale", "$.threads"],
            Assert.Throws<InvalidInputException>(() => Train(request)).Problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda")]
    [InlineData("cuda:99")]
    public void Train_UnknownDevice_SaysWhatIsExpected(string device)
        => Assert.Contains(device, Assert.Throws<InvalidInputException>(() => Train(Requests.Small with { Device = device })).Message, StringComparison.Ordinal);

    [Fact]
    public void Train_NetworkOfOtherClasses_IsRefused()
    {
        var config = Requests.Network with { Classes = 7, Input = new InputShape(1, 16) };
        var problems = Assert.Throws<InvalidInputException>(() => Train(Requests.Small with { Config = config })).Problems;
        Assert.Equal(["$.input.channels", "$.classes"], problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Train_Result_SaysWhereAndWithWhat()
    {
        var environment = Train(Requests.Small with { Fidelity = new Fidelity { Epochs = 1 } }).Environment;
        Assert.Equal(("cpu", 1, "float32"), (environment.Device, environment.Threads, environment.Precision));
        Assert.Contains("libtorch", environment.Engine, StringComparison.Ordinal);
        Assert.StartsWith("0.", environment.CodeVersion, StringComparison.Ordinal);
    }

    private static TrialResult Train(TrialRequest request) => Shared.Train(request, new RecordingObserver(), CancellationToken.None);

    private static string Numbers(TrialResult result)
        => TrialsJson.Serialize(result.Rungs.Select(rung => rung.Epochs.Select(epoch => epoch with { Seconds = 0 }).ToArray()).ToArray());
}
