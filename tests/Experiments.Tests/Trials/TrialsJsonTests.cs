using System.Text.Json;

namespace Explorer.Experiments.Tests.Trials;

public sealed class TrialsJsonTests
{
    private static readonly AnyNetConfig Network = new()
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 16),
        Block = BlockType.Bottleneck,
        Stages = [new StageConfig { Depth = 2, Width = 32, Stride = 2, BottleneckRatio = 0.5, GroupWidth = 16 }],
    };

    private static readonly TrainingSettings Training = new()
    {
        Epochs = 3,
        Schedule = ScheduleType.Step,
        StepEpochs = [1, 2],
        Augment = [Augmentation.Crop, Augmentation.Flip],
        Precision = PrecisionType.BFloat16,
    };

    [Fact]
    public void Serialize_Request_ComesBackEqual()
    {
        var request = new TrialRequest
        {
            Experiment = "a",
            Index = 3,
            Config = Network,
            Hash = ModelConfigJson.Hash(Network),
            Seed = ulong.MaxValue,
            Training = Training,
            Data = new DataSettings { Name = "shapes", Validation = 100 },
            Fidelity = new Fidelity { Epochs = 3 },
        };

        Assert.Equal(request, TrialsJson.Deserialize<TrialRequest>(TrialsJson.Serialize(request)));
    }

    public static TheoryData<TrialOutcome> Outcomes =>
    [
        new TrialOutcome.Completed(0.25, 0.125),
        new TrialOutcome.Diverged(2, 0.9),
        new TrialOutcome.Pruned(0.5, 0.5, "median"),
        new TrialOutcome.Failed("out of memory"),
    ];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Serialize_Result_ComesBackEqualWithItsOutcome(TrialOutcome outcome)
    {
        var result = new TrialResult { Outcome = outcome, Rungs = [Rung(loss: 1.5)], Seconds = 2, Environment = Environment() };

        Assert.Equal(result, TrialsJson.Deserialize<TrialResult>(TrialsJson.Serialize(result)));
    }

    [Fact]
    public void Serialize_Outcome_NamesItsKind() => Assert.Equal(
        """{"kind":"diverged","error":0.9,"bestError":null,"reason":"the loss became NaN or infinite in epoch 2"}""",
        TrialsJson.Serialize<TrialOutcome>(new TrialOutcome.Diverged(2, 0.9)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Serialize_LossThatIsNoNumber_Survives(double loss)
    {
        var json = TrialsJson.Serialize(Rung(loss));
        Assert.Equal(loss, TrialsJson.Deserialize<TrainedRung>(json).Epochs[0].TrainLoss);
    }

    [Fact]
    public void Serialize_FailedRecord_ComesBackEqual()
    {
        var record = new TrialRecord
        {
            Experiment = "a",
            Planned = new PlannedTrial
            {
                Index = 0,
                Config = Network,
                Hash = ModelConfigJson.Hash(Network),
                Seed = 1,
                Complexity = new NetworkComplexity(1, 2, 3),
                Training = Training,
            },
            Outcome = new TrialOutcome.Failed("killed"),
            Rungs = [],
            Seconds = 0.5,
            Attempts = 2,
            Environment = null,
            FinishedAt = DateTimeOffset.UnixEpoch,
        };

        Assert.Equal(record, TrialsJson.Deserialize<TrialRecord>(TrialsJson.Serialize(record)));
    }

    [Fact]
    public void Serialize_Record_IsFlatAsEarlierVersionsWroteIt()
    {
        var record = new TrialRecord
        {
            Experiment = "a",
            Planned = new PlannedTrial { Index = 7, StoredConfig = null, StoredComplexity = new NetworkComplexity(1, 2, 3), Hash = "00", Seed = 5, Training = Training, Unknown = new() { ["of"] = JsonSerializer.SerializeToElement("plan") } },
            Outcome = new TrialOutcome.Pruned(0.5, 0.25, "median"),
            Rungs = [],
            Seconds = 0.5,
            Attempts = 2,
            Environment = null,
            FinishedAt = DateTimeOffset.UnixEpoch,
            Unknown = new() { ["tags"] = JsonSerializer.SerializeToElement(1) },
        };
        var json = $$"""{"experiment":"a","index":7,"config":null,"complexity":{"flops":1,"params":2,"activations":3},"hash":"00","seed":5,"training":{{TrialsJson.Serialize(Training)}},"origin":"sampled","calibration":false,"state":"pruned","error":0.5,"bestError":0.25,"rungs":[],"proxies":[],"seconds":0.5,"attempts":2,"environment":null,"reason":"median","finishedAt":"1970-01-01T00:00:00+00:00","tags":1}""";

        Assert.Equal(json, TrialsJson.Serialize(record));
        Assert.Equal(record with { Planned = record.Planned with { Unknown = null } }, TrialsJson.Deserialize<TrialRecord>(json));
        Assert.Throws<JsonException>(() => TrialsJson.Deserialize<TrialRecord>(json.Replace("\"experiment\":\"a\",", "", StringComparison.Ordinal)));
        Assert.Throws<JsonException>(() => TrialsJson.Deserialize<TrialRecord>(json.Replace("\"seed\":5", "\"seed\":5,\"seed\":5", StringComparison.Ordinal)));
        Assert.Contains("completed but has no error", Assert.Throws<JsonException>(() => TrialsJson.Deserialize<TrialRecord>(json
            .Replace("\"pruned\"", "\"completed\"", StringComparison.Ordinal).Replace("\"error\":0.5", "\"error\":null", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Serialize_Training_UsesTheWordsOfExperimentFiles()
    {
        var json = TrialsJson.Serialize(Training);

        Assert.Contains("\"precision\":\"bfloat16\"", json, StringComparison.Ordinal);
        Assert.Contains("\"augment\":[\"crop\",\"flip\"]", json, StringComparison.Ordinal);
        Assert.Contains("\"schedule\":\"step\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Serialize_SettingsThatEarlierVersionsKnew_ReadAsTheyDid()
    {
        // As earlier builds wrote it: the keys of checkpoints hash this text, and a run half done goes on by them.
        const string Earlier = """{"epochs":3,"batchSize":128,"optimizer":"sgd","learningRate":0.1,"schedule":"step","stepEpochs":[1,2],"stepFactor":0.1,"warmupEpochs":0,"warmupFactor":0.1,"momentum":0.9,"nesterov":true,"weightDecay":5E-05,"weightDecayOnNorms":true,"labelSmoothing":0,"averageDecay":0,"zeroInitFinalGamma":false,"augment":["crop","flip"],"precision":"bfloat16"}""";

        Assert.Equal(Earlier, TrialsJson.Serialize(Training));
        Assert.Equal(Training, TrialsJson.Deserialize<TrainingSettings>(Earlier));
    }

    [Fact]
    public void Serialize_CropPaddingAndPreciseNorms_ComeBack()
    {
        var settings = Training with { CropPadding = 0.0625, PreciseNormImages = 1024 };

        Assert.Equal(settings, TrialsJson.Deserialize<TrainingSettings>(TrialsJson.Serialize(settings)));
    }

    [Theory]
    [InlineData("""{"epochs": 1, "epoch": 1}""")]
    [InlineData("""{"batchSize": 8}""")]
    [InlineData("""{"epochs": 1, "epochs": 2}""")]
    [InlineData("""{"epochs": 1, "precision": "float64"}""")]
    [InlineData("null")]
    public void Deserialize_UnknownMissingOrRepeatedMember_Throws(string json) =>
        Assert.Throws<JsonException>(() => TrialsJson.Deserialize<TrainingSettings>(json));

    private static TrainedRung Rung(double loss) => new()
    {
        Fidelity = new Fidelity { Epochs = 1, Resolution = 16, DataShare = 0.5 },
        Error = 0.5,
        Epochs =
        [
            new EpochMetrics
            {
                Epoch = 1, LearningRate = 0.1, TrainLoss = loss, TrainError = 0.5, ValidationLoss = 1, ValidationError = 0.5, Seconds = 1,
            },
        ],
    };

    private static TrialEnvironment Environment() => new()
    {
        Device = "cpu", Threads = 1, Precision = "float32", Engine = "libtorch 1.13.1", DataHash = "0", CodeVersion = "0.1.0",
    };
}
