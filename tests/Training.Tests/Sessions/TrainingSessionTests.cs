using Explorer.Models.Initialization;
using Explorer.Models.Weights;
using Explorer.Training.Sessions;

namespace Explorer.Training.Tests.Sessions;

public sealed class TrainingSessionTests : IDisposable
{
    private static readonly DataLibrary Library = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<OptimizerType> Optimizers => [OptimizerType.Sgd, OptimizerType.Adam, OptimizerType.AdamW];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Train_StoppedAndGoneOnWith_EndsAsIfItNeverStopped(OptimizerType optimizer)
    {
        var request = Request with { Training = Request.Training with { Optimizer = optimizer, LearningRate = optimizer == OptimizerType.Sgd ? 0.05 : 0.002 } };
        var whole = Train(request, Folder("whole"));
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Train(request, Folder("parts"), new Observer(stop.Cancel), stop.Token));
        var observer = new Observer();

        var parts = Train(request, new SessionFolder(_folder.At("parts")), observer, begin: false);

        Assert.Single(observer.Start!.Done);
        Assert.Equal(Numbers(whole), Numbers(parts));
        Assert.Equal(whole.Test, parts.Test);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder.At("whole"), "last.safetensors")), File.ReadAllBytes(Path.Combine(_folder.At("parts"), "last.safetensors")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder.At("whole"), "best.safetensors")), File.ReadAllBytes(Path.Combine(_folder.At("parts"), "best.safetensors")));
    }

    [Fact]
    public void Train_ToTheEnd_MeasuresTheTestOnceWithAConfusionMatrix()
    {
        var folder = Folder("a");
        var result = Train(Request with { TestImages = 200 }, folder);

        Assert.Equal(200, result.Test!.Images);
        Assert.Equal(200, result.Test.Confusion.Counts.Sum(row => row.Sum()));
        Assert.Equal(200 - result.Test.Wrong, result.Test.Confusion.Counts.Select((row, i) => row[i]).Sum());
        Assert.False(File.Exists(folder.CheckpointPath));
        Assert.Equal(result, folder.ReadResult());
    }

    [Fact]
    public void Train_NoTestImages_LeavesTheTestSetAlone() => Assert.Null(Train(Request, Folder("a")).Test);

    [Fact]
    public void Train_AnyEpoch_KeepsTheLossOfItsParts()
    {
        // Four steps an epoch: four parts of one step each.
        var epochs = Train(Request, Folder("a")).Epochs;

        Assert.All(epochs, epoch => Assert.Equal(4, epoch.TrainLossParts!.Value.Count));
        Assert.All(epochs, epoch => Assert.Equal(epoch.TrainLoss, epoch.TrainLossParts!.Value.Average(), 1e-12));
    }

    [Fact]
    public void Train_ChangedData_RefusesTheCheckpoint()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Train(Request, Folder("a"), new Observer(stop.Cancel), stop.Token));

        var fault = Assert.Throws<InvalidInputException>(
            () => Train(Request with { Data = Request.Data with { Seed = 9 } }, new SessionFolder(_folder.At("a")), begin: false));
        Assert.Contains("the data set changed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_GoneOnWithByAnotherEngine_NamesBoth()
    {
        using var stop = new CancellationTokenSource();
        var folder = Folder("a");
        Assert.Throws<OperationCanceledException>(() => Train(Request, folder, new Observer(stop.Cancel), stop.Token));
        Rewrite(folder, metadata => metadata["explorer.engine"] = "libtorch 9.9.9, plain, contiguous");
        var observer = new Observer();
        var result = Train(Request, folder, observer, begin: false);
        Assert.True(observer.Start!.IsOfSeveralEngines);
        Assert.Matches("^libtorch 9.9.9, plain, contiguous; after epoch 1 libtorch ", result.Environment.Engine);
    }

    [Fact]
    public void Train_CheckpointOfAnEarlierVersion_IsGoneOnWith()
    {
        var whole = Train(Request, Folder("whole"));
        using var stop = new CancellationTokenSource();
        var folder = Folder("a");
        Assert.Throws<OperationCanceledException>(() => Train(Request, folder, new Observer(stop.Cancel), stop.Token));
        Rewrite(folder, metadata => Array.ForEach(["explorer.checkpoint", "explorer.epoch", "explorer.lastError", "explorer.averageSteps"], member => Assert.True(metadata.Remove(member))));
        var observer = new Observer();

        var result = Train(Request, folder, observer, begin: false);

        Assert.Single(observer.Start!.Done);
        Assert.False(observer.Start.IsOfSeveralEngines);
        Assert.Equal(Numbers(whole), Numbers(result));
    }

    [Theory]
    [InlineData("explorer.epochs", "[", "this checkpoint cannot be gone on with: ")]
    [InlineData("explorer.checkpoint", "2", "its version is 2, this program reads 1; start anew with --replace")]
    public void Train_CheckpointNotUnderstood_IsRefused(string member, string value, string expected)
    {
        using var stop = new CancellationTokenSource();
        var folder = Folder("a");
        Assert.Throws<OperationCanceledException>(() => Train(Request, folder, new Observer(stop.Cancel), stop.Token));
        Rewrite(folder, metadata => metadata[member] = value);

        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => Train(Request, folder, begin: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_CheckpointOfAnotherNetwork_NamesWhatDoesNotFit()
    {
        using var stop = new CancellationTokenSource();
        var folder = Folder("a");
        Assert.Throws<OperationCanceledException>(() => Train(Request, folder, new Observer(stop.Cancel), stop.Token));
        var wider = Request with { Config = Requests.Network with { Stem = new StemConfig(StemType.Cifar, 16) } };

        var fault = Assert.Throws<InvalidInputException>(() => Train(wider, folder, begin: false));
        Assert.Contains("network.stem.conv.weight has another shape or type: this is another network's checkpoint; start anew with --replace", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_HugeLearningRate_SaysInWhichEpochItDiverged()
    {
        var result = Train(Request with { Training = Request.Training with { LearningRate = 1e6, WeightDecay = 1 } }, Folder("a"));

        Assert.Equal(1, result.DivergedIn);
        Assert.Null(result.Test);
    }

    [Fact]
    public void Train_FromOtherWeights_BeginsOnlyTheLastLayerAnew()
    {
        using var trained = NetworkBuilder.Build(Requests.Network with { Classes = 4 }, 1);
        var start = _folder.At("start.safetensors");
        Models.Weights.NetworkWeights.Save(trained, start);
        var observer = new Observer();

        Train(Request with { StartWeights = start }, Folder("a"), observer);

        Assert.Equal(["head.linear.weight", "head.linear.bias"], observer.Start!.Anew);
    }

    [Fact]
    public void DifferencesTo_OtherSettings_NamesThem() => Assert.Equal(
        ["training", "initialization", "seed"],
        Request.DifferencesTo(Request with { Seed = 2, Training = Request.Training with { Epochs = 9 }, Initialization = InitialDistribution.He, DataDirectory = "elsewhere" }));

    private static SessionRequest Request { get; } = new()
    {
        Model = "tiny",
        Config = Requests.Network,
        Training = new TrainingSettings { Epochs = 3, BatchSize = 32, LearningRate = 0.05, Augment = [Augmentation.Crop] },
        Initialization = InitialDistribution.Xavier,
        Data = new DataSettings { Name = "shapes", Train = 128, Validation = 64 },
        Seed = 5,
        TestImages = 0,
    };

    private static void Rewrite(SessionFolder folder, Action<Dictionary<string, string>> change)
    {
        Dictionary<string, string> metadata;
        List<WeightTensor> tensors;
        using (var file = SafetensorsReader.Open(folder.CheckpointPath))
        {
            metadata = new Dictionary<string, string>(file.Metadata, StringComparer.Ordinal);
            tensors = [.. file.Entries.Select(entry => new WeightTensor(entry.Name, entry.Type, entry.Shape, file.Read(entry)))];
        }

        change(metadata);
        SafetensorsWriter.Write(folder.CheckpointPath, tensors, metadata);
    }

    private SessionFolder Folder(string name) => new(_folder.At(name));

    private static SessionResult Train(SessionRequest request, SessionFolder folder, Observer? observer = null, CancellationToken? cancellation = null, bool begin = true)
    {
        if (begin)
            folder.Begin(request);
        return new TrainingSession(Library, TimeProvider.System).Train(request, folder, observer ?? new Observer(), cancellation ?? TestContext.Current.CancellationToken);
    }

    private static IEnumerable<EpochMetrics> Numbers(SessionResult result) => result.Epochs.Select(epoch => epoch with { Seconds = 0 });

    private sealed class Observer(Action? onEpoch = null) : ISessionObserver
    {
        public SessionStart? Start { get; private set; }

        public void OnStart(SessionStart start) => Start = start;

        public void OnStep(StepProgress step)
        {
        }

        public void OnEpoch(EpochMetrics metrics) => onEpoch?.Invoke();

        public void OnTest(int images)
        {
        }
    }
}
