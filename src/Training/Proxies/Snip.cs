using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>
/// Σ |∂L/∂θ ⊙ θ|: the connection sensitivity of Lee, Ajanthan and Torr (SNIP, ICLR 2019, equation 4, before its normalisation), summed over
/// the network (Abdelfattah et al. 2021, equation 1).
/// </summary>
internal sealed class Snip : IZeroCostProxy
{
    public string Name => "snip";

    public double Measure(Network network, ProxyBatch batch)
    {
        var weights = NetworkLayers.Weights(network);
        var gradients = autograd.grad([NetworkLayers.Loss(network, batch)], weights);
        return gradients.Zip(weights, (gradient, weight) => NetworkLayers.Total((gradient * weight.detach()).abs())).Sum();
    }
}
