using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>The layers that proxies look at.</summary>
internal static class NetworkLayers
{
    /// <summary>Those whose weights are scored as in pruning: convolutions and linear layers.</summary>
    public static IEnumerable<nn.Module<Tensor, Tensor>> Prunable(Network network) =>
        network.modules().OfType<nn.Module<Tensor, Tensor>>().Where(layer => layer is Conv2d or Linear);

    /// <summary>Batch norms.</summary>
    public static IEnumerable<nn.Module<Tensor, Tensor>> Norms(Network network) =>
        network.modules().OfType<nn.Module<Tensor, Tensor>>().Where(layer => layer is BatchNorm2d or BatchNorm1d);

    /// <summary>The weights of prunable layers, without biases.</summary>
    public static Tensor[] Weights(Network network) => [.. Prunable(network).Select(layer => layer is Conv2d convolution ? (Tensor)convolution.weight! : ((Linear)layer).weight!)];

    /// <summary>The mean cross-entropy of a batch, with its graph.</summary>
    public static Tensor Loss(Network network, ProxyBatch batch) => nn.functional.cross_entropy(network.call(batch.Pixels), batch.Labels);

    /// <summary>The sum of a tensor's numbers.</summary>
    public static double Total(Tensor tensor) => tensor.sum().item<double>();
}
