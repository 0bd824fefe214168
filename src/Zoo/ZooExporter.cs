using Explorer.Analysis.Populations;
using Explorer.Documents.Figures;
using Explorer.Documents.Figures.Kinds;
using Explorer.Documents.Writers;
using Explorer.Models.Onnx;
using Explorer.Models.Weights;
using Explorer.SearchSpace.Files;
using Explorer.Training;
using Explorer.Training.Data;
using Explorer.Training.Data.Catalog;

namespace Explorer.Zoo;

/// <summary>Exports trials to a zoo: an entry appears whole or not at all.</summary>
/// <param name="trainer">Trains again where no weights were kept.</param>
/// <param name="data">Loads the images.</param>
/// <param name="time">Clock of the export's date.</param>
public sealed class ZooExporter(ITrialTrainer trainer, DataLibrary data, TimeProvider time)
{
    /// <summary>Exports one trial. The test images are measured here; how often, the entry counts.</summary>
    /// <param name="request">The trial and where its weights come from.</param>
    /// <param name="zoo">The zoo; made where it does not exist.</param>
    /// <param name="observer">Told of a retraining's progress.</param>
    /// <param name="cancellation">Ends it; the zoo is then unchanged.</param>
    /// <exception cref="InvalidInputException">The trial has no network worth keeping, weights or data are missing or corrupt, or the entry exists.</exception>
    public ZooEntry Export(ExportRequest request, ZooLibrary zoo, ITrialObserver observer, CancellationToken cancellation)
    {
        var name = request.Name ?? FormattableString.Invariant($"{request.Trial.Experiment}-{request.Trial.Index}");
        ThrowIfUnusable(request, zoo, name);
        var folder = CreateFolder(zoo.Root, name);
        try
        {
            WholeFile.Write(Path.Combine(folder, ZooNames.Model), ModelConfigJson.Write(request.Trial.Config) + "\n");
            var weights = Path.Combine(folder, ZooNames.Weights);
            var retraining = request.WeightsPath is null ? Retrain(request, weights, observer, cancellation) : null;
            if (request.WeightsPath is { } kept)
                File.Copy(kept, weights);
            var metrics = Measure(request, name, weights, retraining, cancellation) with { TestMeasurements = 1 + Replaced(request, zoo, name), TestedInTraining = request.TestedInTraining };
            WholeFile.Write(Path.Combine(folder, ZooNames.Card), MarkdownWriter.Write(ModelCard.Of(request.Trial.Config, metrics, TestUse.Of(zoo, metrics)), "."));
            if (NetworkShape.Of(request.Trial.Config) is { } shape)
                WholeFile.Write(Path.Combine(folder, ZooNames.Preview), FigureImage.Svg(WidthsFigure.Of("preview", $"Block widths of {name}.", [shape.BlockWidths], null)));
            metrics = metrics with { Files = Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Select(file => ZooFile.Of(folder, file)).ToValueList() };
            ZooJson.Write(Path.Combine(folder, ZooNames.Metrics), metrics);
            zoo.Add(folder, metrics, request.Replace);
        }
        catch
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            throw;
        }

        return zoo.Open(name);
    }

    private static void ThrowIfUnusable(ExportRequest request, ZooLibrary zoo, string name)
    {
        if (!ZooLibrary.IsPlainName(name))
            throw new InvalidInputException(name, "not a name for an entry; expected letters and digits, with - _ . inside");
        if (request.Trial.State is TrialState.Failed or TrialState.Diverged)
            throw new InvalidInputException($"{request.Trial.Experiment}, trial {request.Trial.Index}", $"{request.Trial.State}, so there is nothing to export; expected a completed trial");
        if (request.WeightsPath is { } path && !File.Exists(path))
            throw new InvalidInputException(path, "the trial's weights are not there; --retrain trains it again, --runs names the folder of kept weights, and explorer run --keep-weights K keeps more");
        if (!request.Replace && Directory.Exists(Path.Combine(zoo.Root, name)))
            throw new InvalidInputException(Path.Combine(zoo.Root, name), "this entry exists; choose another name (--name), or replace it (--replace)");
    }

    // Measurements of the same test images for the entry that this one replaces.
    private static int Replaced(ExportRequest request, ZooLibrary zoo, string name) =>
        zoo.List().Any(line => line.Name == name && line.Data == request.Data.Name) ? TestUse.Measurements(zoo, name) : 0;

    private static string CreateFolder(string root, string name)
    {
        // A leading dot keeps what a killed export leaves behind from looking like an entry.
        var folder = WholeFile.Draft(Path.Combine(root, $".{name}"));
        try
        {
            Directory.CreateDirectory(folder);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(root, $"the zoo's folder cannot be written to: {FileFault.Of(exception)}");
        }
    }

    private Retraining Retrain(ExportRequest request, string weights, ITrialObserver observer, CancellationToken cancellation)
    {
        var trial = request.Trial;
        var training = request.Training ?? trial.Training;
        var fidelity = FidelityOf(request);
        var result = trainer.Train(
            TrialRequest.Of(trial.Experiment, trial.Planned with { Seed = request.Seed ?? trial.Planned.Seed, Training = training }, request.Data, fidelity) with
            {
                DataDirectory = request.DataDirectory,
                Device = request.Device,
                Threads = request.Threads,
                WeightsPath = weights,
            },
            observer,
            cancellation);
        if (result.Outcome is not TrialOutcome.Completed)
            throw new InvalidInputException($"{trial.Experiment}, trial {trial.Index}", $"the retraining ended otherwise ({result.Outcome.Loose().Reason}); expected it to complete");
        return new Retraining
        {
            Seed = request.Seed ?? trial.Planned.Seed,
            Training = training,
            Fidelity = fidelity,
            Epochs = result.Rungs[^1].Epochs,
            Environment = result.Environment,
        };
    }

    private static Fidelity FidelityOf(ExportRequest request)
    {
        if (request.Fidelity is { } given)
            return given;
        var last = request.Trial.Rungs is [.., var rung] ? rung.Fidelity : new Fidelity { Epochs = request.Trial.Training.Epochs };
        return request.Training is { Epochs: var epochs } ? last with { Epochs = epochs } : last;
    }

    private ZooMetrics Measure(ExportRequest request, string name, string weights, Retraining? retraining, CancellationToken cancellation)
    {
        var config = request.Trial.Config;
        var resolution = (retraining is { Fidelity: { } again } ? again : request.Trial.Rungs[^1].Fidelity).Resolution ?? config.Input.Resolution;
        var splits = data.Load(request.Data, request.DataDirectory, resolution);
        DataChecks.ThrowIfUnfit(config, splits);
        if (retraining is null && request.Trial.Environment?.DataHash is not (null or TrialEnvironment.UnknownData) and var trained && trained != splits.Hash)
            throw new InvalidInputException($"{request.Trial.Experiment}, trial {request.Trial.Index}", $"trained on the images {trained}, those of '{request.Data.Name}' are {splits.Hash} now: bring those images back, or train it again on these");
        using var network = NetworkBuilder.Build(config);
        NetworkWeights.Load(network, weights);
        var device = TrainingDevice.Find(request.Device);
        torch.set_num_threads(request.Threads);
        OnnxExport.Write(network, Path.Combine(Path.GetDirectoryName(weights)!, ZooNames.Onnx), new OnnxOptions
        {
            Mean = splits.Mean.ToValueList(),
            Deviation = splits.Deviation.ToValueList(),
            ClassNames = splits.Train.ClassNames.ToValueList(),
        });
        network.to(device);
        return new ZooMetrics
        {
            Version = ZooMetrics.CurrentVersion,
            Name = name,
            Trial = request.Trial,
            Rank = request.Rank,
            Population = request.Population,
            Retraining = retraining,
            Data = request.Data,
            DataHash = splits.Hash,
            Preprocessing = new Preprocessing
            {
                Input = splits.Train.Shape,
                Source = DataSets.Find(request.Data.Name, request.DataDirectory).Shape.Resolution,
                Mean = splits.Mean.ToValueList(),
                Deviation = splits.Deviation.ToValueList(),
                ClassNames = splits.Train.ClassNames.ToValueList(),
            },
            Validation = Score(splits.Validation),
            Test = Score(splits.LoadTest()),
            Licence = request.Licence,
            ExportedAt = time.GetUtcNow(),
            Files = [],
        };

        ZooScore Score(ImageSet images)
        {
            using var evaluator = new Evaluator(images, splits.Mean, splits.Deviation, device);
            return ZooScore.Of(evaluator.Evaluate(network, cancellation));
        }
    }
}
