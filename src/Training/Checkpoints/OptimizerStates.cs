using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Checkpoints;

/// <summary>Takes what an optimiser remembers out and puts it back. TorchSharp's own way refuses an SGD that has made no step yet.</summary>
internal static class OptimizerStates
{
    /// <summary>One entry a parameter, group after group; the tensors are the optimiser's own.</summary>
    public static IReadOnlyList<ParameterState> Read(optim.Optimizer optimizer) => [.. States(optimizer).Select(state => state switch
    {
        SGD.State sgd => new ParameterState(sgd.momentum_buffer, null, null, 0),
        Adam.State adam => new ParameterState(adam.exp_avg, adam.exp_avg_sq, adam.max_exp_avg_sq, adam.step),
        AdamW.State adam => new ParameterState(adam.exp_avg, adam.exp_avg_sq, adam.max_exp_avg_sq, adam.step),
        _ => throw Unknown(state),
    })];

    /// <summary>Replaces what the optimiser remembers by the values given; it owns them from then on.</summary>
    /// <exception cref="ArgumentException">There are not as many as the optimiser has parameters.</exception>
    public static void Write(optim.Optimizer optimizer, IReadOnlyList<ParameterState> values)
    {
        var states = States(optimizer);
        if (states.Count != values.Count)
            throw new ArgumentException($"{values.Count} states for {states.Count} parameters", nameof(values));
        foreach (var (state, value) in states.Zip(values))
        {
            switch (state)
            {
                case SGD.State sgd:
                    Replace(ref sgd.momentum_buffer, value.First);
                    break;
                case Adam.State adam:
                    adam.step = value.Steps;
                    Replace(ref adam.exp_avg, value.First);
                    Replace(ref adam.exp_avg_sq, value.Second);
                    Replace(ref adam.max_exp_avg_sq, value.Largest);
                    break;
                case AdamW.State adam:
                    adam.step = value.Steps;
                    Replace(ref adam.exp_avg, value.First);
                    Replace(ref adam.exp_avg_sq, value.Second);
                    Replace(ref adam.max_exp_avg_sq, value.Largest);
                    break;
                default:
                    throw Unknown(state);
            }
        }
    }

    private static List<OptimizerState> States(optim.Optimizer optimizer) => ((OptimizerHelper)optimizer).state_dict().State;

    private static void Replace(ref Tensor place, Tensor? value)
    {
        place?.Dispose();
        place = value?.DetachFromDisposeScope()!;
    }

    private static InvalidOperationException Unknown(OptimizerState state) => new($"no optimiser with states of type {state.GetType()} is known");
}
