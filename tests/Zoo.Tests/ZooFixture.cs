using Explorer.Experiments;
using Explorer.Experiments.Data;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Trainings;
using Explorer.Experiments.Trials;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;
using Explorer.Training;
using Explorer.Training.Data;

[assembly: AssemblyFixture(typeof(Explorer.Zoo.Tests.ZooFixture))]

namespace Explorer.Zoo.Tests;

/// <summary>One trained trial with kept weights, and a zoo that it was exported to.</summary>
public sealed class ZooFixture : IDisposable
{
    private static readonly AnyNetConfig Network = new()
    {
        Input = new InputShape(3, 8),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 8),
        Block = BlockType.Bottleneck,
        Stages = [new StageConfig { Depth = 1, Width = 16, Stride = 2, GroupWidth = 8 }],
    };

    public ZooFixture()
    {
        Folder = Directory.CreateTempSubdirectory("explorer-zoo-").FullName;
        KeptWeights = Path.Combine(Folder, "kept.safetensors");
        Trainer = new Trainer(Data, TimeProvider.System);
        var planned = new PlannedTrial
        {
            Index = 17,
            Config = Network,
            Hash = ModelConfigJson.Hash(Network),
            Seed = 5,
            Complexity = ComplexityCalculator.Of(Network),
            Training = new TrainingSettings { Epochs = 2, BatchSize = 32, LearningRate = 0.05 },
        };
        var data = new DataSettings { Name = "shapes", Train = 512, Validation = 128 };
        var request = TrialRequest.Of("anynet-a", planned, data, new Fidelity { Epochs = 2 }) with { WeightsPath = KeptWeights };
        var result = Trainer.Train(request, new SilentObserver(), CancellationToken.None);
        Trial = new TrialRecord
        {
            Experiment = request.Experiment,
            Planned = planned,
            Outcome = Assert.IsType<TrialOutcome.Completed>(result.Outcome),
            Rungs = result.Rungs,
            Seconds = result.Seconds,
            Attempts = 1,
            Environment = result.Environment,
            FinishedAt = DateTimeOffset.UnixEpoch,
        };
        Request = new ExportRequest { Trial = Trial, Rank = 2, Population = 32, Data = data, WeightsPath = KeptWeights, Licence = "MIT" };
        Exporter = new ZooExporter(Trainer, Data, TimeProvider.System);
        Zoo = new ZooLibrary(Path.Combine(Folder, "zoo"));
        Entry = Exporter.Export(Request, Zoo, new SilentObserver(), CancellationToken.None);
    }

    public string Folder { get; }

    public string KeptWeights { get; }

    public DataLibrary Data { get; } = new();

    public Trainer Trainer { get; }

    public TrialRecord Trial { get; }

    public ExportRequest Request { get; }

    public ZooExporter Exporter { get; }

    public ZooLibrary Zoo { get; }

    public ZooEntry Entry { get; }

    /// <summary>A copy of the zoo that a test may break.</summary>
    public ZooLibrary Copy()
    {
        var root = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.Combine(root, Entry.Metrics.Name));
        foreach (var file in Directory.GetFiles(Zoo.Root, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(root, Path.GetRelativePath(Zoo.Root, file)));

        return new ZooLibrary(root);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal sealed class SilentObserver : ITrialObserver
    {
        public void OnStep(StepProgress step)
        {
        }

        public void OnEpoch(EpochMetrics metrics)
        {
        }
    }
}
