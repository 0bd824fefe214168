using Explorer.Experiments;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Storage;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Json;

namespace Explorer.Analysis.Import;

/// <summary>
/// Reads populations that others trained: the sweep JSON of the RegNet authors' code (what its collecting step writes), or a CSV.
/// Everything wrong with a file is reported at once, and nothing of such a file is used.
/// </summary>
public static class SweepImport
{
    private const double LeastRemarked = 0.005;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, is of neither form, or holds what has no place here.</exception>
    public static ImportedPopulation Read(ImportSource source)
    {
        var text = JsonText.ReadFile(source.Path);
        var first = text.AsSpan().TrimStart();
        if (first.IsEmpty)
            throw new InvalidInputException(source.Path, "is empty; expected a sweep JSON or a CSV with a header");

        return first[0] is '[' or '{' ? Sweep(source, text) : Csv(source, text);
    }

    private static ImportedPopulation Sweep(ImportSource source, string text)
    {
        var (networks, data) = SweepJson.Read(text, source.Path);
        return Assemble(source, networks, data, "a sweep of the RegNet authors' code; errors are on its test split");
    }

    private static ImportedPopulation Csv(ImportSource source, string text)
    {
        if (source.Like is not { } like)
            throw new InvalidInputException(source.Path, "a CSV does not say on what data and how its networks were trained; name an experiment file that does with --like");

        var data = JsonNode.Parse(like.Definition)!["data"]!.DeepClone().AsObject();
        return Assemble(source, CsvSweep.Read(text, source.Path, like), data, $"a CSV; data and training as in {like.Name}");
    }

    private static ImportedPopulation Assemble(ImportSource source, IReadOnlyList<ImportedNetwork> networks, JsonObject data, string from)
    {
        var definition = Definition(source, networks, data, from);
        PlannedTrial[] plan = [.. networks.Select(Planned)];
        return new ImportedPopulation
        {
            Record = new ExperimentRecord(source.Name, definition, source.At, source.CodeVersion),
            Plan = plan,
            Trials = [.. networks.Select((network, i) => Trial(source, network, plan[i], from))],
            Remarks = Remarks(networks, plan).ToValueList(),
        };
    }

    private static string Definition(ImportSource source, IReadOnlyList<ImportedNetwork> networks, JsonObject data, string from)
    {
        JsonNode[] configs = [.. networks.Select(network => ModelConfigJson.Write(network.Config)).Distinct(StringComparer.Ordinal).Select(config => JsonNode.Parse(config)!)];
        var training = networks[0].Training;
        var root = new JsonObject
        {
            ["name"] = source.Name,
            ["description"] = $"Imported from {Path.GetFileName(source.Path)}: {from}.",
            ["space"] = new JsonObject { ["configs"] = new JsonArray(configs) },
            ["sample"] = new JsonObject { ["count"] = configs.Length },
            ["data"] = data,
            ["training"] = new JsonObject
            {
                ["epochs"] = training.Epochs,
                ["batchSize"] = training.BatchSize,
                ["learningRate"] = training.LearningRate,
                ["momentum"] = training.Momentum,
                ["nesterov"] = training.Nesterov,
                ["weightDecay"] = training.WeightDecay,
                ["warmupEpochs"] = training.WarmupEpochs,
                ["labelSmoothing"] = training.LabelSmoothing,
            },
        };
        return ExperimentReader.Parse(root.ToJsonString(), source.Path).Definition;
    }

    private static PlannedTrial Planned(ImportedNetwork network, int index) => new()
    {
        Index = index,
        Config = network.Config,
        Hash = ModelConfigJson.Hash(network.Config),
        Complexity = ComplexityCalculator.Of(network.Config),
        Seed = network.Seed,
        Training = network.Training,
    };

    private static TrialRecord Trial(ImportSource source, ImportedNetwork network, PlannedTrial planned, string from) => new()
    {
        Experiment = source.Name,
        Planned = planned,
        Outcome = network.Outcome,
        Rungs = network.Epochs.Count == 0 ? [] : [new TrainedRung { Fidelity = new Fidelity { Epochs = planned.Training.Epochs }, Error = (network.Outcome as TrialOutcome.Completed)?.Error ?? network.Epochs[^1].ValidationError, Epochs = network.Epochs.ToValueList() }],
        Seconds = network.Seconds,
        Attempts = 1,
        Environment = new TrialEnvironment
        {
            Device = "imported",
            Threads = 1,
            Precision = "unknown",
            Engine = $"imported from {Path.GetFileName(source.Path)}: {from}",
            DataHash = TrialEnvironment.UnknownData,
            CodeVersion = source.CodeVersion,
        },
        FinishedAt = source.At,
    };

    private static IEnumerable<string> Remarks(IReadOnlyList<ImportedNetwork> networks, PlannedTrial[] plan)
    {
        (string Name, Func<ImportedNetwork, double?> Claimed, Func<NetworkComplexity, double> Computed)[] figures =
        [
            ("FLOPs", network => network.Claimed.Flops, complexity => complexity.Flops),
            ("parameters", network => network.Claimed.Params, complexity => complexity.Params),
            ("activations", network => network.Claimed.Activations, complexity => complexity.Activations),
        ];
        foreach (var (name, claimed, computed) in figures)
        {
            double[] differences = [.. networks.Select((network, i) => claimed(network) is { } figure ? Math.Abs((figure / computed(plan[i].Complexity)) - 1) : 0)];
            var count = differences.Count(difference => difference > LeastRemarked);
            if (count > 0)
            {
                yield return $"{name} of {NumberText.Count(count)} networks differ from the computed ones, by up to {NumberText.Share(differences.Max())}; the computed ones are stored";
            }
        }
    }
}
