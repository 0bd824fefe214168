using Explorer.SearchSpace.Complexity;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Models.Weights;

/// <summary>Writes a network's weights to a safetensors file, and reads them from one or from a PyTorch checkpoint.</summary>
public static class NetworkWeights
{
    // Half precision.
    private const int SmallestNumber = 2;

    /// <summary>Writes every parameter and buffer with the config as metadata, whole or not at all.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="metadata">Further metadata, or null.</param>
    /// <param name="naming">The names to write.</param>
    public static void Save(
        Network network, string path, IReadOnlyDictionary<string, string>? metadata = null, WeightNaming naming = WeightNaming.Native)
    {
        using var scope = NewDisposeScope();
        var state = network.state_dict();
        var names = WeightNames.Map(network.Config, state.Keys, naming);
        var all = WeightMetadata.Of(network.Config);
        foreach (var (key, value) in metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
            all[key] = value;

        SafetensorsWriter.Write(path, [.. state.Select(pair => TensorValues.Read(names[pair.Key], pair.Value))], all);
    }

    /// <summary>Refuses a file that is too small to hold a network's weights, before the network is built: it would take memory that nothing warrants.</summary>
    /// <param name="config">The network.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is too small, or cannot be looked at.</exception>
    public static void RequireFitting(ModelConfig config, string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new InvalidInputException(path, "no such weight file");
        var needed = ComplexityCalculator.Of(config).Params;
        if (needed > file.Length / SmallestNumber)
            throw new InvalidInputException(path, FormattableString.Invariant($"{file.Length:N0} bytes, which cannot hold the {needed:N0} parameters of the network: cut off, or another network's"));
    }

    /// <summary>Reads weights into a network. Every tensor must be there in its shape, and no other.</summary>
    /// <param name="network">The network to fill, on any device.</param>
    /// <param name="path">The file: safetensors, or a zip checkpoint of torch.save; see <see cref="WeightFile"/>.</param>
    /// <param name="naming">The names in the file; null for those that fit best.</param>
    /// <returns>The file's metadata.</returns>
    /// <exception cref="InvalidInputException">The file is not valid, or does not fit; every mismatch is listed. The network is then unchanged.</exception>
    public static IReadOnlyDictionary<string, string> Load(Network network, string path, WeightNaming? naming = null)
    {
        using var file = WeightFile.Open(path);
        WeightMetadata.CheckVersion(file.Metadata, path);
        var entries = file.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var state = network.state_dict();
        var names = WeightNames.Map(network.Config, state.Keys, naming ?? WeightNames.Detect(network.Config, state.Keys, entries.Keys));
        var problems = WeightProblems.Find(state, names, entries, []);
        if (problems.Count > 0)
            throw new InvalidInputException(path, problems);
        foreach (var (name, tensor) in state)
        {
            if (entries.TryGetValue(names[name], out var entry))
                TensorValues.Write(tensor, entry, file.Read(entry));
        }

        return file.Metadata;
    }
}
