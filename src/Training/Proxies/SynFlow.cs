using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>
/// Σ ∂R/∂θ ⊙ θ, R the sum of the outputs of the network with every weight's absolute value for an image of ones (Tanaka et al., Pruning
/// Neural Networks without Any Data by Iteratively Conserving Synaptic Flow, NeurIPS 2020, equation 6). Batch norms are left out, as
/// Abdelfattah et al. (2021) do: they would undo the products over layers that are measured.
/// </summary>
internal sealed class SynFlow : IZeroCostProxy
{
    public string Name => "synflow";

    public double Measure(Network network, ProxyBatch batch)
    {
        network.eval();
        using (no_grad())
        {
            foreach (var parameter in network.parameters())
                parameter.abs_();
        }

        var hooks = NetworkLayers.Norms(network).Select(norm => norm.register_forward_hook((_, input, _) => input.clone())).ToList();
        try
        {
            var image = ones_like(batch.Pixels.narrow(0, 0, 1));
            var weights = NetworkLayers.Weights(network);
            var gradients = autograd.grad([network.call(image).sum()], weights);
            return gradients.Zip(weights, (gradient, weight) => NetworkLayers.Total(gradient * weight.detach())).Sum();
        }
        finally
        {
            hooks.ForEach(hook => hook.remove());
        }
    }
}
