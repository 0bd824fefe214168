using Explorer.Commands;
using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>The network that a training begins with, as MODEL and <c>--from</c> name it.</summary>
/// <param name="Name">What it is called; the training's folder has it in its name.</param>
/// <param name="Config">The network.</param>
/// <param name="Weights">The file of its first weights; null where they are drawn.</param>
internal sealed record StartingNetwork(string Name, ModelConfig Config, string? Weights)
{
    /// <summary>Reads what was typed.</summary>
    /// <exception cref="InvalidInputException">Nothing names a network, or what is named is not there.</exception>
    public static StartingNetwork Read(string? model, string? from)
    {
        if (from is null)
            return Untrained(model ?? throw new InvalidInputException("explorer train", "no network: name a MODEL, such as resnet18 or a model config file, or --from a zoo entry or weights; explorer zoo list --presets lists the networks known by name"));
        if (File.Exists(from))
            return OfFile(model, from);
        if (!Directory.Exists(from))
            throw new InvalidInputException("--from", $"no file or folder {from}; expected a zoo entry's folder, or weights: safetensors or a PyTorch checkpoint");
        if (model is not null)
            throw new InvalidInputException("explorer train", $"both MODEL {model} and --from {from}: a fine-tuning takes the entry's own network; leave one of them out");
        if (new SessionFolder(from) is var training && File.Exists(training.RequestPath))
            throw new InvalidInputException("--from", $"{from} is a training's folder; name its weights, {training.BestPath} or {training.LastPath}");
        var entry = ZooEntry.Open(from);
        return new StartingNetwork(entry.Metrics.Name, entry.Config, Path.GetFullPath(entry.WeightsPath));
    }

    private static StartingNetwork Untrained(string model) => ModelSource.IsWeightFile(model) && File.Exists(model)
        ? throw new InvalidInputException("explorer train", $"{model} is a weight file; --from {model} begins with its weights")
        : new StartingNetwork(NameOf(model), ModelSource.Load(model), null);

    private static StartingNetwork OfFile(string? model, string from) => new(
        NameOf(model ?? from),
        model is null ? ModelSource.OfWeights(from, $"name its network too, such as explorer train resnet18 --from {from}") : ModelSource.Load(model),
        Path.GetFullPath(from));

    private static string NameOf(string model)
    {
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(model));
        if (!ModelSource.IsWeightFile(model))
            return name;

        // A training's weights are all called best or last; its folder says which training it was.
        var folder = Path.GetDirectoryName(Path.GetFullPath(model))!;
        return File.Exists(new SessionFolder(folder).RequestPath) ? Path.GetFileName(folder) : name;
    }
}
