using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Torch.Native;

/// <summary>The shim's optimisers, whose state is native.</summary>
internal sealed class NativeOptimizerStates : IOptimizerStates
{
    public IReadOnlyList<ParameterState> Read(optim.Optimizer optimizer)
    {
        var states = new List<ParameterState>();
        foreach (var (state, index) in Places(optimizer))
        {
            NativeStatus.Check(NativeOptimizer.State(state, index, out var first, out var second, out var largest, out var steps));
            states.Add(new ParameterState(Shown(first), Shown(second), Shown(largest), steps));
        }

        return states;
    }

    public void Write(optim.Optimizer optimizer, IReadOnlyList<ParameterState> states)
    {
        var places = Places(optimizer).ToList();
        if (places.Count != states.Count)
            throw new ArgumentException($"{states.Count} states were given for {places.Count} parameters", nameof(states));
        foreach (var ((state, index), values) in places.Zip(states))
        {
            NativeStatus.Check(NativeOptimizer.SetState(
                state, index, Tensor.HandleOrNone(values.First), Tensor.HandleOrNone(values.Second), Tensor.HandleOrNone(values.Largest), values.Steps));
        }
    }

    private static IEnumerable<(OptimizerHandle State, int Index)> Places(optim.Optimizer optimizer) =>
        ((OptimizerHelper)optimizer).States.SelectMany(entry => Enumerable.Range(0, entry.Count).Select(index => (entry.State, index)));

    private static Tensor? Shown(TensorHandle handle)
    {
        if (!handle.IsInvalid)
            return new Tensor(handle);
        handle.Dispose();
        return null;
    }
}
