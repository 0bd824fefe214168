using static TorchSharp.torch;

namespace Explorer.Models.Weights;

/// <summary>What keeps a weight file's tensors from going into a network.</summary>
internal static class WeightProblems
{
    // Counts training steps; batch norms with a momentum do not use it, so files may leave it out.
    private const string CounterSuffix = ".num_batches_tracked";

    /// <summary>Every tensor that one has and the other has not, or has in another shape or as other numbers.</summary>
    /// <param name="state">The network's tensors by this project's names.</param>
    /// <param name="names">The file's names by this project's.</param>
    /// <param name="entries">The file's tensors by the file's names.</param>
    /// <param name="apart">The network's tensors that are not to come from the file, though it has their names.</param>
    public static List<Problem> Find(
        Dictionary<string, Tensor> state, IReadOnlyDictionary<string, string> names, Dictionary<string, TensorEntry> entries, IReadOnlyCollection<string> apart)
    {
        if (!names.Values.Any(entries.ContainsKey))
            return [new Problem("$", "holds none of the network's tensors: these are another network's weights, or have names of no program known here; explorer weights show lists them")];
        var problems = new List<Problem>();
        foreach (var (name, tensor) in state.Where(pair => !apart.Contains(pair.Key)))
        {
            if (!entries.TryGetValue(names[name], out var entry))
            {
                if (!name.EndsWith(CounterSuffix, StringComparison.Ordinal))
                    problems.Add(new Problem($"$.{names[name]}", "missing in the file; the network has it"));
            }
            else if (!tensor.shape.AsSpan().SequenceEqual(entry.Shape.AsSpan()))
            {
                problems.Add(new Problem($"$.{entry.Name}", $"shape [{string.Join(", ", entry.Shape)}], the network's is [{string.Join(", ", tensor.shape)}]"));
            }
            else if (!TensorValues.Accepts(tensor, entry.Type))
            {
                problems.Add(new Problem($"$.{entry.Name}", $"its numbers are {entry.Type.Name()}, which the network's {tensor.dtype} cannot be read from"));
            }
        }

        var known = names.Values.ToHashSet(StringComparer.Ordinal);
        problems.AddRange(entries.Keys
            .Where(name => !known.Contains(name) && !name.EndsWith(CounterSuffix, StringComparison.Ordinal))
            .Select(name => new Problem($"$.{name}", "the network has no such tensor")));
        return problems;
    }
}
