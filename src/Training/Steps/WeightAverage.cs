using static TorchSharp.torch;

namespace Explorer.Training.Steps;

/// <summary>
/// Exponential moving average of a network's weights and batch-norm statistics:
/// average ← d·average + (1 − d)·weights after each step. So that a short training is not held back by its first
/// weights, d is min(decay, (1 + n)/(10 + n)) at step n, as TensorFlow's average does.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly double _decay;
    private readonly Tensor[] _live;
    private readonly Tensor[] _average;

    /// <summary>Starts the average at the network's present weights.</summary>
    public WeightAverage(Network network, double decay)
    {
        _decay = decay;
        using var scope = NewDisposeScope();
        _live = [.. network.state_dict().Values.Where(tensor => tensor.is_floating_point())];
        _average = [.. _live.Select(tensor => tensor.detach().clone().DetachFromDisposeScope())];
    }

    /// <summary>The average, tensor by tensor in the network's order.</summary>
    public IReadOnlyList<Tensor> Values => _average;

    /// <summary>Steps taken in; set where the average goes on from an earlier training.</summary>
    public long Steps { get; set; }

    /// <summary>Takes in the weights after a step.</summary>
    public void Update()
    {
        Steps++;
        var decay = Math.Min(_decay, (1.0 + Steps) / (10.0 + Steps));
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var weight = tensor(1 - decay, _average[0].dtype, _average[0].device);
        foreach (var (average, live) in _average.Zip(_live))
            average.lerp_(live, weight);
    }

    /// <summary>Puts the average into the network and the network's weights here; a second call puts them back.</summary>
    public void Swap()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        foreach (var (live, average) in _live.Zip(_average))
        {
            var kept = live.detach().clone();
            live.copy_(average);
            average.copy_(kept);
        }
    }

    /// <summary>Frees the average.</summary>
    public void Dispose() => Array.ForEach(_average, tensor => tensor.Dispose());
}
