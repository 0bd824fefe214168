namespace Explorer.Zoo;

/// <summary>An entry of a zoo: its folder, network and measurements. The weights are read when asked for.</summary>
/// <param name="Folder">The entry's folder.</param>
/// <param name="Config">The network.</param>
/// <param name="Metrics">What is known about it.</param>
public sealed record ZooEntry(string Folder, ModelConfig Config, ZooMetrics Metrics)
{
    /// <summary>The weight file.</summary>
    public string WeightsPath => Path.Combine(Folder, ZooNames.Weights);

    /// <summary>The model card, Markdown.</summary>
    public string CardPath => Path.Combine(Folder, ZooNames.Card);

    /// <summary>Opens an entry's folder.</summary>
    /// <exception cref="InvalidInputException">It is not an entry, was written by a newer program, or its files contradict one another.</exception>
    public static ZooEntry Open(string folder)
    {
        var metrics = ReadMetrics(folder);
        var modelPath = Path.Combine(folder, ZooNames.Model);
        var config = ModelConfigJson.Load(modelPath);
        var hash = ModelConfigJson.Hash(config);
        return hash == metrics.Trial.Hash
            ? new ZooEntry(folder, config, metrics)
            : throw new InvalidInputException(modelPath, $"its config has hash {hash}, metrics.json is about {metrics.Trial.Hash}: the entry was changed");
    }

    /// <summary>Reads an entry's <c>metrics.json</c> only.</summary>
    internal static ZooMetrics ReadMetrics(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidInputException(folder, "no such folder; a zoo entry is a folder with model.json, weights.safetensors and metrics.json");
        var path = Path.Combine(folder, ZooNames.Metrics);
        var metrics = ZooJson.Read<ZooMetrics>(path);
        return metrics.Version is >= 1 and <= ZooMetrics.CurrentVersion
            ? metrics
            : throw new InvalidInputException(path, [new Problem("$.version", $"{metrics.Version}, this program reads up to {ZooMetrics.CurrentVersion}: it needs a newer program")]);
    }
}
