using Explorer.SearchSpace;
using static TorchSharp.torch;

namespace Explorer.Models.Weights;

/// <summary>Starts a network from another one's weights where their shapes agree: the beginning of a fine-tuning.</summary>
public static class SharedWeights
{
    /// <summary>Reads every tensor that both have under the same name (this project's own) in the same shape; the network's others keep what they hold.</summary>
    /// <param name="network">The network to fill, on any device.</param>
    /// <param name="path">The weight file (safetensors).</param>
    /// <returns>Names of the network's parameters that the file does not fit, in order: those begin anew.</returns>
    /// <exception cref="InvalidInputException">The file is not valid, or fits none of the parameters.</exception>
    public static IReadOnlyList<string> Load(Network network, string path)
    {
        using var file = SafetensorsReader.Open(path);
        WeightMetadata.CheckVersion(file.Header.Metadata, path);
        var entries = file.Header.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var state = network.state_dict();
        var parameters = network.named_parameters().Select(pair => pair.name).ToList();
        var anew = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, tensor) in state)
        {
            if (entries.TryGetValue(name, out var entry) && tensor.shape.AsSpan().SequenceEqual(entry.Shape.AsSpan()) && TensorValues.Accepts(tensor, entry.Type))
                TensorValues.Write(tensor, entry, file.Read(entry));
            else
                anew.Add(name);
        }

        var left = parameters.Where(anew.Contains).ToList();
        return left.Count < parameters.Count
            ? left
            : throw new InvalidInputException(path, "none of its tensors has the name and shape of one of the network's: these are another network's weights");
    }
}
