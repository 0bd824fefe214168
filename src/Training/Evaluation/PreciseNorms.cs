using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Evaluation;

/// <summary>
/// Batch norms' statistics taken anew over some batches with the weights as they are: the mean of the batches' means and variances,
/// as the RegNet authors do before they test (precise batch norm; Wu and Johnson, Rethinking "Batch" in BatchNorm, 2021, section 3).
/// Running averages lag behind weights that move fast, which a short training's do to its end.
/// </summary>
internal static class PreciseNorms
{
    // Of Convolutions.Norm, and torch's own.
    private const double Momentum = 0.1;

    /// <summary>Takes them anew; the network is left in training mode.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batches">How many batches, at least 1.</param>
    /// <param name="forward">Sends a batch, counted from 0, through the network.</param>
    public static void Measure(Network network, int batches, Action<int> forward)
    {
        using var outer = NewDisposeScope();
        using var noGradients = no_grad();
        network.train();
        Tensor[] running = [.. network.modules().SelectMany(Statistics)];
        Tensor[] means = [.. running.Select(values => zeros_like(values))];
        for (var batch = 0; batch < batches; batch++)
        {
            // From zero, a running average after one batch is that batch's value times the momentum.
            foreach (var values in running)
                values.zero_();

            forward(batch);
            foreach (var (mean, values) in means.Zip(running))
                mean.add_(values, alpha: 1 / (Momentum * batches));
        }

        foreach (var (mean, values) in means.Zip(running))
            values.copy_(mean);
    }

    private static IEnumerable<Tensor> Statistics(nn.Module module) => module switch
    {
        BatchNorm2d norm => [norm.running_mean!, norm.running_var!],
        BatchNorm1d norm => [norm.running_mean!, norm.running_var!],
        _ => [],
    };
}
