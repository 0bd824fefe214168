using Explorer.SearchSpace;
using Explorer.SearchSpace.Complexity;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Summaries;

/// <summary>What a built network does to one image, layer by layer, measured by sending one through.</summary>
/// <param name="Layers">The layers in the order in which they are computed.</param>
/// <param name="Complexity">Their sums.</param>
public sealed record NetworkSummary(ValueList<LayerSummary> Layers, NetworkComplexity Complexity)
{
    /// <summary>Summarises a network; it is left as it was.</summary>
    /// <param name="network">The network, on the CPU.</param>
    /// <param name="resolution">Height and width of the image in pixels; null for the config's.</param>
    public static NetworkSummary Of(Network network, int? resolution = null)
    {
        var layers = new List<LayerSummary>();
        var hooks = new List<Action>();
        foreach (var (name, module) in network.named_modules())
        {
            if (module is Module<Tensor, Tensor> layer && !layer.children().Any())
            {
                var hook = layer.register_forward_hook((_, _, output) =>
                {
                    layers.Add(Summarise(name, layer, output));
                    return output;
                });
                hooks.Add(hook.remove);
            }
        }

        var wasTraining = network.training;
        network.eval();
        try
        {
            var input = network.Config.Input;
            var side = resolution ?? input.Resolution;
            using var scope = NewDisposeScope();
            using var noGradients = no_grad();
            network.call(zeros(1, input.Channels, side, side));
        }
        finally
        {
            hooks.ForEach(remove => remove());
            network.train(wasTraining);
        }

        return new NetworkSummary(layers.ToValueList(), new NetworkComplexity(
            layers.Sum(layer => layer.Flops), layers.Sum(layer => layer.Params), layers.Sum(layer => layer.Activations)));
    }

    private static LayerSummary Summarise(string name, Module<Tensor, Tensor> layer, Tensor output)
    {
        var outputs = output.numel();
        var (flops, activations) = layer switch
        {
            // Each output position uses every weight of its channel once; linear layers have one position.
            Conv2d conv => ((conv.weight!.numel() * output.shape[2] * output.shape[3]) + (conv.bias is null ? 0 : outputs), outputs),
            Linear linear => (linear.weight!.numel() + (linear.bias is null ? 0 : outputs), outputs),
            MaxPool2d _ when name.StartsWith("stem.", StringComparison.Ordinal) => (0, outputs),
            _ => (0L, 0L),
        };
        return new LayerSummary
        {
            Name = name,
            Type = layer.GetType().Name,
            OutputShape = output.shape.Skip(1).ToValueList(),
            Params = layer.parameters().Sum(parameter => parameter.numel()),
            Flops = flops,
            Activations = activations,
        };
    }
}
