using static TorchSharp.torch;

namespace Explorer.Models.Weights;

/// <summary>Starts a network from the weights of the same network for other images or classes: the beginning of a fine-tuning.</summary>
public static class SharedWeights
{
    /// <summary>
    /// Reads every tensor but those whose shape another number of classes, channels or pixels changes (<see cref="NetworkEnds"/>);
    /// these keep what the network holds.
    /// </summary>
    /// <param name="network">The network to fill, on any device.</param>
    /// <param name="path">The file, of any format and under any names that <see cref="NetworkWeights.Load"/> reads.</param>
    /// <returns>Names of the network's parameters that the file does not fit, in order: those begin anew.</returns>
    /// <exception cref="InvalidInputException">The file is not valid, or another network's; every mismatch is listed. The network is then unchanged.</exception>
    public static IReadOnlyList<string> Load(Network network, string path)
    {
        using var file = WeightFile.Open(path);
        WeightMetadata.CheckVersion(file.Metadata, path);
        var entries = file.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var state = network.state_dict();
        var names = WeightNames.Map(network.Config, state.Keys, WeightNames.Detect(network.Config, state.Keys, entries.Keys));
        var ends = new NetworkEnds(network);
        var anew = state
            .Where(pair => entries.TryGetValue(names[pair.Key], out var entry) && ends.Explain(pair.Key, pair.Value.shape, entry.Shape.AsSpan()))
            .Select(pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal);
        var problems = WeightProblems.Find(state, names, entries, anew);
        if (problems.Count > 0)
            throw new InvalidInputException(path, problems is [{ Path: "$" }] ? problems : [Summary(network, problems.Count), .. problems]);
        foreach (var (name, tensor) in state)
        {
            if (!anew.Contains(name) && entries.TryGetValue(names[name], out var entry))
                TensorValues.Write(tensor, entry, file.Read(entry));
        }

        return [.. network.named_parameters().Select(pair => pair.name).Where(anew.Contains)];
    }

    private static Problem Summary(Network network, int count) => new("$", FormattableString.Invariant(
        $"another network's weights: {count} tensors do not fit this {network.Config.Family}, which may differ in classes, channels and resolution only"));
}
