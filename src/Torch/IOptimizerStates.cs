using static TorchSharp.torch;

namespace Explorer.Torch;

/// <summary>Takes what an optimiser remembers out and puts it back.</summary>
public interface IOptimizerStates
{
    /// <summary>One entry a parameter, group after group; the tensors are the optimiser's own, held by the current dispose scope.</summary>
    IReadOnlyList<ParameterState> Read(optim.Optimizer optimizer);

    /// <summary>Replaces what the optimiser remembers by copies of the values given.</summary>
    /// <exception cref="ArgumentException">There are not as many as the optimiser has parameters.</exception>
    void Write(optim.Optimizer optimizer, IReadOnlyList<ParameterState> states);
}
