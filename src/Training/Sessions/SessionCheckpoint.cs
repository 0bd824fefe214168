using System.Runtime.InteropServices;
using System.Text.Json;
using Explorer.Models.Weights;
using Explorer.SearchSpace;
using Explorer.Training.Checkpoints;
using Explorer.Trials;
using static TorchSharp.torch;

namespace Explorer.Training.Sessions;

/// <summary>
/// All that the next epoch of a training depends on, in one safetensors file that is replaced whole: weights and buffers,
/// the optimiser's memory, and the epochs done. Orders and augmentations follow from the seed and the epoch.
/// </summary>
internal static class SessionCheckpoint
{
    private const string NetworkPrefix = "network.";
    private const string OptimizerPrefix = "optimizer.";
    private const string StepsName = "optimizer.steps";
    private const string EpochsKey = "explorer.epochs";
    private const string EngineKey = "explorer.engine";
    private const string DataKey = "explorer.dataHash";

    /// <summary>Writes the state after an epoch.</summary>
    public static void Save(string path, SessionRun run, IReadOnlyList<EpochMetrics> epochs, string dataHash)
    {
        using var scope = NewDisposeScope();
        var tensors = run.Network.state_dict().Select(pair => Read(NetworkPrefix + pair.Key, pair.Value))
            .Concat(Read(OptimizerStates.Read(run.Optimizer)));
        var metadata = WeightMetadata.Of(run.Network.Config);
        metadata[EpochsKey] = TrialsJson.Serialize(epochs);
        metadata[DataKey] = dataHash;
        metadata[EngineKey] = run.Engine;
        SafetensorsWriter.Write(path, [.. tensors], metadata);
    }

    /// <summary>Puts a training back to where its checkpoint was written.</summary>
    /// <returns>The epochs done; null where there is no checkpoint.</returns>
    /// <exception cref="InvalidInputException">The checkpoint is corrupt, or of another network or other images.</exception>
    public static IReadOnlyList<EpochMetrics>? Load(string path, SessionRun run, string dataHash)
    {
        if (!File.Exists(path))
            return null;
        using var file = SafetensorsReader.Open(path);
        if (file.Header.Metadata.GetValueOrDefault(DataKey) is var found && found != dataHash)
            throw new InvalidInputException(path, $"the training began with the images {found}, now they are {dataHash}: the data set changed; start anew with --replace");
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var entries = file.Header.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (var (name, tensor) in run.Network.state_dict())
        {
            using var read = NewDisposeScope();
            tensor.copy_(Values(entries, file, NetworkPrefix + name, tensor)
                ?? throw new InvalidInputException(path, $"{name} is missing: this is another network's checkpoint; start anew with --replace"));
        }

        try
        {
            var steps = MemoryMarshal.Cast<byte, long>(file.Read(entries[StepsName])).ToArray();
            OptimizerStates.Write(run.Optimizer, [.. run.Optimizer.parameters().Select((parameter, i) => new ParameterState(
                Values(entries, file, Name(i, "first"), parameter), Values(entries, file, Name(i, "second"), parameter), Values(entries, file, Name(i, "largest"), parameter), steps[i]))]);
            var epochs = TrialsJson.Deserialize<List<EpochMetrics>>(file.Header.Metadata[EpochsKey]);
            run.GoOnFrom(file.Header.Metadata.GetValueOrDefault(EngineKey, "an engine not recorded"), epochs.Count);
            return epochs;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or IOException or IndexOutOfRangeException)
        {
            throw new InvalidInputException(path, $"this checkpoint cannot be gone on with: {error.Message}; start anew with --replace");
        }
    }

    private static WeightTensor Read(string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return new WeightTensor(name, TypeOf(tensor), tensor.shape.ToValueList(), tensor.detach().cpu().contiguous().bytes.ToArray());
    }

    private static List<WeightTensor> Read(IReadOnlyList<ParameterState> states)
    {
        var tensors = new List<WeightTensor>();
        for (var i = 0; i < states.Count; i++)
        {
            foreach (var (part, tensor) in new[] { ("first", states[i].First), ("second", states[i].Second), ("largest", states[i].Largest) })
            {
                if (tensor is not null)
                    tensors.Add(Read(Name(i, part), tensor));
            }
        }

        long[] steps = [.. states.Select(state => state.Steps)];
        tensors.Add(new WeightTensor(StepsName, ElementType.Int64, [steps.Length], MemoryMarshal.AsBytes(steps.AsSpan()).ToArray()));
        return tensors;
    }

    // The tensor of that name in the other one's shape; null where the file has none.
    private static Tensor? Values(Dictionary<string, TensorEntry> entries, SafetensorsReader file, string name, Tensor like)
    {
        if (!entries.TryGetValue(name, out var entry))
            return null;
        if (!entry.Shape.AsSpan().SequenceEqual(like.shape) || entry.Type != TypeOf(like))
            throw new InvalidInputException(file.Path, $"{name} has another shape or type: this is another network's checkpoint; start anew with --replace");
        var values = zeros(like.shape, like.dtype);
        values.bytes = file.Read(entry);
        return values;
    }

    private static string Name(int parameter, string part) => FormattableString.Invariant($"{OptimizerPrefix}{parameter}.{part}");

    private static ElementType TypeOf(Tensor tensor) => tensor.dtype == ScalarType.Int64 ? ElementType.Int64 : ElementType.Float32;
}
