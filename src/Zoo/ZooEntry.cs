using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Files;
using Explorer.Zoo.Latency;

namespace Explorer.Zoo;

/// <summary>An entry of a zoo: its folder, network and measurements. The weights are read when asked for.</summary>
/// <param name="Folder">The entry's folder.</param>
/// <param name="Config">The network.</param>
/// <param name="Metrics">What is known about it.</param>
public sealed record ZooEntry(string Folder, ModelConfig Config, ZooMetrics Metrics)
{
    /// <summary>How long it takes for an image, where that was measured.</summary>
    public ZooLatency? Latency { get; init; }

    /// <summary>The weight file.</summary>
    public string WeightsPath => PathOf(Folder, ZooNames.Weights);

    /// <summary>The model card, Markdown.</summary>
    public string CardPath => PathOf(Folder, ZooNames.Card);

    /// <summary>Opens an entry's folder.</summary>
    /// <exception cref="InvalidInputException">It is not an entry, was written by a newer program, or its files contradict one another.</exception>
    public static ZooEntry Open(string folder)
    {
        var metrics = ReadMetrics(folder);
        var modelPath = PathOf(folder, ZooNames.Model);
        var config = ModelConfigJson.Load(modelPath);
        RequireFitting(metrics.Preprocessing, config, PathOf(folder, ZooNames.Metrics));
        var hash = ModelConfigJson.Hash(config);
        return hash == metrics.Trial.Hash
            ? new ZooEntry(folder, config, metrics) { Latency = ZooLatency.Of(folder, metrics) }
            : throw new InvalidInputException(modelPath, $"its config has hash {hash}, metrics.json is about {metrics.Trial.Hash}: the entry was changed");
    }

    /// <summary>Reads an entry's <c>metrics.json</c> only.</summary>
    internal static ZooMetrics ReadMetrics(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidInputException(folder, "no such folder; a zoo entry is a folder with model.json, weights.safetensors and metrics.json");
        var path = PathOf(folder, ZooNames.Metrics);
        var metrics = ZooJson.Read<ZooMetrics>(path);
        if (metrics.Version is < 1 or > ZooMetrics.CurrentVersion)
            throw new InvalidInputException(path, [new Problem("$.version", $"{metrics.Version}, this program reads up to {ZooMetrics.CurrentVersion}: it needs a newer program")]);
        foreach (var (file, i) in metrics.Files.Select((file, i) => (file, i)))
        {
            if (!ZooLibrary.IsPlainName(file.Name))
                throw new InvalidInputException(path, [new Problem($"$.files[{i}].name", $"\"{file.Name}\", expected the name of a file in the entry's folder")]);
        }

        return metrics;
    }

    /// <summary>Where one of an entry's files lies: in its folder, and nowhere else by a link.</summary>
    /// <exception cref="InvalidInputException">It is a link, or no regular file. One that is missing is not refused here.</exception>
    internal static string PathOf(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (new FileInfo(path).LinkTarget is { } target)
            throw new InvalidInputException(path, $"is a link, to {target}; an entry's files lie in its folder");
        if (RegularFile.Oddity(path) is not (null or "no file") and var oddity)
            throw new InvalidInputException(path, $"is {oddity}, expected a file");
        return path;
    }

    private static void RequireFitting(Preprocessing preprocessing, ModelConfig config, string path)
    {
        var problems = new List<Problem>();
        var input = preprocessing.Input;
        Require(input.Channels == config.Input.Channels, "input.channels", input.Channels, config.Input.Channels);
        Require(input.Resolution is >= 1 and <= ModelLimits.MostResolution, "input.resolution", input.Resolution, $"1 to {ModelLimits.MostResolution}");
        Require(preprocessing.Source is null or (>= 1 and <= ModelLimits.MostResolution), "source", preprocessing.Source, $"1 to {ModelLimits.MostResolution}");
        Require(preprocessing.Mean.Count == input.Channels, "mean", $"{preprocessing.Mean.Count} numbers", $"{input.Channels}, one a channel");
        Require(preprocessing.Deviation.Count == input.Channels && preprocessing.Deviation.All(deviation => deviation > 0), "deviation", $"[{string.Join(", ", preprocessing.Deviation)}]", $"{input.Channels} numbers above 0, one a channel");
        Require(preprocessing.ClassNames.Count == config.Classes, "classNames", $"{preprocessing.ClassNames.Count} names", $"{config.Classes}, one a class");
        if (problems.Count > 0)
            throw new InvalidInputException(path, problems);

        void Require(bool holds, string member, object? found, object expected)
        {
            if (!holds)
                problems.Add(new Problem($"$.preprocessing.{member}", FormattableString.Invariant($"{found}, expected {expected}")));
        }
    }
}
