using Explorer.Models.Weights;
using static TorchSharp.torch;

namespace Explorer.Training.Checkpoints;

/// <summary>Everything that a training carries from epoch to epoch, by name: weights, batch-norm statistics, moments of the optimiser, the average.</summary>
internal sealed class TrainingState(Network network, optim.Optimizer optimizer, WeightAverage? average)
{
    private const string Steps = "optimizer.steps";

    /// <summary>The values to write.</summary>
    public IReadOnlyList<WeightTensor> Read()
    {
        using var scope = NewDisposeScope();
        var states = OptimizerStates.Read(optimizer);
        var moments = states.SelectMany((state, i) => Moments(state, i)).Where(moment => moment.Value is not null).Select(moment => (moment.Name, moment.Value!));
        using var steps = tensor(states.Select(state => state.Steps).ToArray());
        return [.. Fixed().Concat(moments).Append((Steps, steps)).Select(entry => TensorValues.Read(entry.Item1, entry.Item2))];
    }

    /// <summary>Steps that the average took in; 0 where there is none.</summary>
    public long AverageSteps
    {
        get => average?.Steps ?? 0;
        set
        {
            if (average is not null)
                average.Steps = value;
        }
    }

    /// <summary>Takes values over, all or none.</summary>
    /// <param name="file">The file that <see cref="Read"/>'s values were written to.</param>
    /// <exception cref="InvalidInputException">They do not fit; nothing was changed.</exception>
    public void Write(SafetensorsReader file)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var entries = file.Header.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        var targets = Fixed().ToList();
        var parameters = optimizer.parameters().ToList();
        var moments = parameters.SelectMany((parameter, i) => Moments(new ParameterState(parameter, parameter, parameter, 0), i))
            .Where(moment => entries.ContainsKey(moment.Name)).Select(moment => (moment.Name, moment.Value!)).ToList();
        if (Misfit(entries, [.. targets, .. moments], parameters.Count) is { } misfit)
            throw TrainingCheckpoint.Refused(file.Path, $"{misfit}: this is another network's checkpoint");
        foreach (var (name, value) in targets)
            TensorValues.Write(value, entries[name], file.Read(entries[name]));

        var steps = ElementConverter.ToIntegers(ElementType.Int64, file.Read(entries[Steps]), Steps);
        var read = moments.ToDictionary(
            moment => moment.Name,
            moment =>
            {
                var value = empty_like(moment.Item2);
                TensorValues.Write(value, entries[moment.Name], file.Read(entries[moment.Name]));
                return value;
            },
            StringComparer.Ordinal);
        OptimizerStates.Write(optimizer, [.. steps.Select((count, i) =>
            new ParameterState(read.GetValueOrDefault(First(i)), read.GetValueOrDefault(Second(i)), read.GetValueOrDefault(Largest(i)), count))]);
    }

    // What does not fit, in words; null where all does.
    private static string? Misfit(Dictionary<string, TensorEntry> entries, List<(string Name, Tensor Value)> targets, int parameters)
    {
        foreach (var (name, target) in targets)
        {
            if (!entries.TryGetValue(name, out var entry))
                return $"{name} is missing";
            if (!target.shape.AsSpan().SequenceEqual(entry.Shape.AsSpan()) || !TensorValues.Accepts(target, entry.Type))
                return $"{name} has another shape or type";
        }

        if (!entries.TryGetValue(Steps, out var steps) || steps.Shape != [parameters] || steps.Type != ElementType.Int64)
            return $"{Steps} is missing or of another number of parameters";
        return entries.Count > targets.Count + 1 ? $"{entries.Count} tensors, expected {targets.Count + 1}" : null;
    }

    private IEnumerable<(string Name, Tensor Value)> Fixed() =>
        network.state_dict().Select(pair => ("network." + pair.Key, pair.Value))
            .Concat(average?.Values.Select((value, i) => (FormattableString.Invariant($"average.{i}"), value)) ?? []);

    private static IEnumerable<(string Name, Tensor? Value)> Moments(ParameterState state, int index) =>
        [(First(index), state.First), (Second(index), state.Second), (Largest(index), state.Largest)];

    private static string First(int index) => FormattableString.Invariant($"optimizer.{index}.first");

    private static string Second(int index) => FormattableString.Invariant($"optimizer.{index}.second");

    private static string Largest(int index) => FormattableString.Invariant($"optimizer.{index}.largest");
}
