using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>Σ_l ‖∂L/∂W_l‖₂ over layers (Abdelfattah et al., Zero-Cost Proxies for Lightweight NAS, ICLR 2021, section 3.1 and its code).</summary>
internal sealed class GradNorm : IZeroCostProxy
{
    public string Name => "gradNorm";

    public double Measure(Network network, ProxyBatch batch) =>
        autograd.grad([NetworkLayers.Loss(network, batch)], NetworkLayers.Weights(network)).Sum(gradient => gradient.norm().item<double>());
}
