using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>
/// The Fisher information of the channels of every convolution and linear layer: Σ_k ½ mean_n (Σ_ij a_nkij ∂L/∂a_nkij)² for outputs a
/// (Theis et al., Faster Gaze Prediction with Dense Networks and Fisher Pruning, 2018, equation 12; Turner et al., BlockSwap, ICLR 2020,
/// equation 4), summed over layers (Abdelfattah et al. 2021, equation 2). L is the batch's mean loss, as in the last one's code.
/// </summary>
internal sealed class Fisher : IZeroCostProxy
{
    public string Name => "fisher";

    public double Measure(Network network, ProxyBatch batch)
    {
        var outputs = new List<Tensor>();
        var hooks = NetworkLayers.Prunable(network).Select(layer => layer.register_forward_hook((_, _, output) =>
        {
            // The next layer may change its input in place.
            outputs.Add(output);
            return output.clone();
        })).ToList();
        try
        {
            var gradients = autograd.grad([NetworkLayers.Loss(network, batch)], outputs, allow_unused: true);
            return outputs.Zip(gradients, (output, gradient) => gradient is null ? 0 : Information(output.detach() * gradient)).Sum();
        }
        finally
        {
            hooks.ForEach(hook => hook.remove());
        }
    }

    // N × channels, with height and width where there are any.
    private static double Information(Tensor product)
    {
        var channels = product.ndim > 2 ? product.flatten(2).sum(2) : product;
        return NetworkLayers.Total(channels * channels) / (2 * channels.shape[0]);
    }
}
