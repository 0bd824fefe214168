using Explorer.Models.Weights;
using Explorer.Training.Checkpoints;

namespace Explorer.Training.Tests;

/// <summary>Going on from a checkpoint against one uninterrupted training: the same numbers and weights, bit for bit.</summary>
public sealed class ContinuationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Trainings => [.. Settings.Keys];

    private static Dictionary<string, TrainingSettings> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["sgd, momentum, average"] = Requests.Small.Training with { Epochs = 4 },
        ["sgd without momentum"] = Requests.Small.Training with { Epochs = 4, Momentum = 0, AverageDecay = 0 },
        ["adam, average, cutout"] = Requests.Small.Training with { Epochs = 4, Optimizer = OptimizerType.Adam, LearningRate = 0.003, Augment = [Augmentation.Crop, Augmentation.Flip, Augmentation.Cutout] },
        ["constant rate, no average"] = Requests.Small.Training with { Epochs = 4, Schedule = ScheduleType.Constant, AverageDecay = 0, WarmupEpochs = 0 },
    };

    [Theory]
    [MemberData(nameof(Trainings))]
    public void Train_OneTwoFourEpochs_EqualsFourInOneGo(string name)
    {
        var request = Requests.Small with { Training = Settings[name], ScheduleEpochs = 4 };
        var whole = Train(new Trainer(), request with { Fidelity = new Fidelity { Epochs = 4 }, ScheduleEpochs = null, WeightsPath = File("whole") });

        var rungs = new List<TrainedRung>();
        string? checkpoint = null;
        foreach (var epochs in new[] { 1, 2, 4 })
        {
            // A trainer of its own each time, and another training between: nothing but the file carries over.
            var trainer = new Trainer();
            Train(trainer, Requests.Small with { Seed = 99, Fidelity = new Fidelity { Epochs = 1 } });
            rungs.Add(Train(trainer, request with
            {
                Fidelity = new Fidelity { Epochs = epochs },
                ResumePath = checkpoint,
                CheckpointPath = File($"rung{epochs}"),
                WeightsPath = epochs == 4 ? File("continued") : null,
            }).Rungs.Single());
            checkpoint = File($"rung{epochs}");
        }

        Assert.Equal([false, true, true], rungs.Select(rung => rung.Continued));
        Assert.Equal([[1], [2], [3, 4]], rungs.Select(rung => rung.Epochs.Select(epoch => epoch.Epoch).ToArray()));
        Assert.Equal([256L, 256, 512], rungs.Select(rung => rung.TrainedImages!.Value));
        Assert.Equal(Numbers(whole.Rungs.Single().Epochs), Numbers(rungs.SelectMany(rung => rung.Epochs)));
        Assert.Equal(1024, whole.Rungs.Single().TrainedImages);
        Assert.Equal(Weights("whole"), Weights("continued"));
    }

    /// <summary>The rung as it is stored, and the weights: those of one that was not suspended, but for seconds.</summary>
    [Theory]
    [MemberData(nameof(Trainings))]
    public void Train_RungSuspendedTwice_EqualsTheRungInOneGo(string name)
    {
        var request = Requests.Small with { Training = Settings[name], ScheduleEpochs = 4 };
        Train(new Trainer(), request with { Fidelity = new Fidelity { Epochs = 1 }, CheckpointPath = File("first") });
        var rung = request with { Fidelity = new Fidelity { Epochs = 4 }, ResumePath = File("first") };
        var whole = Train(new Trainer(), rung with { WeightsPath = File("whole") });

        foreach (var (epoch, resume) in new[] { (2, "first"), (3, "suspended2") })
        {
            var suspended = Assert.Throws<TrainingSuspendedException>(() => new Trainer().Train(
                rung with { ResumePath = File(resume), SuspendPath = File($"suspended{epoch}") }, new RecordingObserver { SuspendAfter = epoch }, CancellationToken.None));
            Assert.Equal(epoch, suspended.Epoch);
        }

        var observer = new RecordingObserver();
        var resumed = new Trainer().Train(rung with { ResumePath = File("suspended3"), SuspendPath = File("unused"), WeightsPath = File("resumed") }, observer, CancellationToken.None);
        Assert.Equal([4], observer.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(Timeless(whole), Timeless(resumed));
        Assert.True(resumed.Seconds > resumed.Rungs.Single().Epochs[^1].Seconds);
        Assert.Equal(Weights("whole"), Weights("resumed"));
        Assert.False(System.IO.File.Exists(File("unused")));
    }

    [Fact]
    public void Train_FirstRungSuspended_IsNotSaidToContinueAnother()
    {
        var request = Requests.Small with { Fidelity = new Fidelity { Epochs = 2 } };
        var whole = new Trainer().Train(request, new RecordingObserver(), CancellationToken.None);
        Assert.Throws<TrainingSuspendedException>(() => new Trainer().Train(request with { SuspendPath = File("suspended") }, new RecordingObserver { SuspendAfter = 1 }, CancellationToken.None));

        var resumed = Train(new Trainer(), request with { ResumePath = File("suspended") });
        Assert.Equal(Timeless(whole), Timeless(resumed));
        Assert.False(resumed.Rungs.Single().Continued);
    }

    // The last epoch is a result and not suspended, whatever is wanted.
    [Fact]
    public void Train_SuspensionWantedAfterTheLastEpoch_GivesTheResult()
    {
        var request = Requests.Small with { Fidelity = new Fidelity { Epochs = 1 }, SuspendPath = File("suspended") };
        Assert.IsType<TrialOutcome.Completed>(new Trainer().Train(request, new RecordingObserver { SuspendAfter = 1 }, CancellationToken.None).Outcome);
    }

    [Fact]
    public void Train_CheckpointMissingDamagedOrOfAnotherTraining_BeginsAnewWithTheSameNumbers()
    {
        var request = Requests.Small with { ScheduleEpochs = 2 };
        Train(new Trainer(), request with { Fidelity = new Fidelity { Epochs = 1 }, CheckpointPath = File("one") });
        Train(new Trainer(), request with { Seed = 12, Fidelity = new Fidelity { Epochs = 1 }, CheckpointPath = File("other") });
        var bytes = System.IO.File.ReadAllBytes(File("one"));
        System.IO.File.WriteAllBytes(File("cut"), bytes[..(bytes.Length / 2)]);
        var whole = Train(new Trainer(), request);

        foreach (var (name, isContinued) in new[] { ("one", true), ("missing", false), ("other", false), ("cut", false) })
        {
            var rung = Train(new Trainer(), request with { ResumePath = File(name) }).Rungs.Single();
            Assert.Equal(isContinued, rung.Continued);
            Assert.Equal(Numbers(whole.Rungs.Single().Epochs.Skip(isContinued ? 1 : 0)), Numbers(rung.Epochs));
        }

        var faster = Train(new Trainer(), request with { ResumePath = File("one"), Training = request.Training with { LearningRate = 0.06 } }).Rungs.Single();
        Assert.False(faster.Continued);
    }

    [Fact]
    public void Train_CheckpointOfAnEarlierVersion_IsGoneOnWith()
    {
        var request = Requests.Small with { ScheduleEpochs = 2 };
        Train(new Trainer(), request with { Fidelity = new Fidelity { Epochs = 1 }, CheckpointPath = File("one") });
        var whole = Train(new Trainer(), request).Rungs.Single();
        using (var file = SafetensorsReader.Open(File("one")))
        {
            string[] members = ["explorer.checkpoint", "explorer.key", "explorer.epoch", "explorer.lastError", "explorer.averageSteps"];
            var metadata = members.ToDictionary(member => member, member => file.Metadata[member], StringComparer.Ordinal);
            SafetensorsWriter.Write(File("earlier"), [.. file.Entries.Select(entry => new WeightTensor(entry.Name, entry.Type, entry.Shape, file.Read(entry)))], metadata);
        }

        var rung = Train(new Trainer(), request with { ResumePath = File("earlier") }).Rungs.Single();

        Assert.True(rung.Continued);
        Assert.Equal(Numbers(whole.Epochs.Skip(1)), Numbers(rung.Epochs));
    }

    // The engines of other machines round otherwise: numbers of two of them in one training would be no one's.
    [Fact]
    public void Train_CheckpointOfAnotherEngine_BeginsAnewWithTheSameNumbers()
    {
        var request = Requests.Small with { ScheduleEpochs = 2 };
        var first = Train(new Trainer(), request with { Fidelity = new Fidelity { Epochs = 1 }, CheckpointPath = File("own") }).Environment!;
        Copy("own", "same", first.Engine!);
        Copy("own", "other", "libtorch 9.9.9 + explorer kernels 1 (avx2), blocks");
        var whole = Train(new Trainer(), request);

        foreach (var (name, isContinued) in new[] { ("same", true), ("other", false) })
        {
            var rung = Train(new Trainer(), request with { ResumePath = File(name) }).Rungs.Single();
            Assert.Equal(isContinued, rung.Continued);
            Assert.Equal(Numbers(whole.Rungs.Single().Epochs.Skip(isContinued ? 1 : 0)), Numbers(rung.Epochs));
        }

        // As that engine would have written it.
        void Copy(string from, string to, string engine)
        {
            using var file = SafetensorsReader.Open(File(from));
            var metadata = new Dictionary<string, string>(file.Header.Metadata, StringComparer.Ordinal);
            Assert.Equal(CheckpointKey.Of(request, first.DataHash!, first.Engine!), metadata["explorer.key"]);
            metadata["explorer.key"] = CheckpointKey.Of(request, first.DataHash!, engine);
            SafetensorsWriter.Write(File(to), [.. file.Header.Entries.Select(entry => new WeightTensor(entry.Name, entry.Type, entry.Shape, file.Read(entry)))], metadata);
        }
    }

    [Fact]
    public void Train_Scales_TrainTheNarrowerAndShallowerNetwork()
    {
        var fidelity = new Fidelity { Epochs = 1, WidthScale = 0.5, DepthScale = 0.5, Resolution = 8 };
        var config = Requests.Network with { Stages = [.. Requests.Network.Stages.Select(stage => stage with { Depth = 2 })] };
        var request = Requests.Small with { Config = config, Hash = ModelConfigJson.Hash(config), Fidelity = fidelity, WeightsPath = File("scaled") };
        var rung = Train(new Trainer(), request).Rungs.Single();

        var scaled = (AnyNetConfig)config.Scaled(0.5, 0.5);
        Assert.Equal([(1, 4), (1, 8)], scaled.Stages.Select(stage => (stage.Depth, stage.Width)));
        Assert.Equal(SearchSpace.Complexity.ComplexityCalculator.Of(scaled with { Input = new InputShape(3, 8) }).Flops, rung.Flops);
        using var network = NetworkBuilder.Build(scaled);
        NetworkWeights.Load(network, File("scaled"));
        Assert.Equal(fidelity, rung.Fidelity);
    }

    private static TrialResult Train(Trainer trainer, TrialRequest request) => trainer.Train(request, new RecordingObserver(), CancellationToken.None);

    private static string Timeless(TrialResult result) => TrialsJson.Serialize(result with
    {
        Seconds = 0,
        Rungs = [.. result.Rungs.Select(rung => rung with { Times = null, Place = null, Epochs = [.. rung.Epochs.Select(epoch => epoch with { Seconds = 0 })] })],
    });

    private static string Numbers(IEnumerable<EpochMetrics> epochs) => TrialsJson.Serialize(epochs.Select(epoch => epoch with { Seconds = 0 }).ToArray());

    private string File(string name) => Path.Combine(_folder.Path, name + ".safetensors");

    // Every tensor's bytes, by name.
    private string[] Weights(string name)
    {
        using var file = SafetensorsReader.Open(File(name));
        return [.. file.Header.Entries.Select(entry => entry.Name + Convert.ToHexString(file.Read(entry)))];
    }
}
