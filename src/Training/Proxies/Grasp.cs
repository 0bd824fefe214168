using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>
/// Σ −(H ∂L/∂θ) ⊙ θ: how pruning a weight changes the gradient's flow (Wang, Zhang and Grosse, GraSP, ICLR 2020, equation 8), summed over
/// the network (Abdelfattah et al. 2021, equation 1). H g is the gradient of ⟨g, ∂L/∂θ⟩ with g held fixed: exact, by differentiating twice.
/// </summary>
internal sealed class Grasp : IZeroCostProxy
{
    public string Name => "grasp";

    public double Measure(Network network, ProxyBatch batch)
    {
        var weights = NetworkLayers.Weights(network);
        var gradients = autograd.grad([NetworkLayers.Loss(network, batch)], weights, retain_graph: true, create_graph: true);
        var flow = gradients.Select(gradient => (gradient.detach() * gradient).sum()).Aggregate((sum, part) => sum + part);
        var curved = autograd.grad([flow], weights, allow_unused: true);
        return -curved.Zip(weights, (product, weight) => product is null ? 0 : NetworkLayers.Total(product * weight.detach())).Sum();
    }
}
