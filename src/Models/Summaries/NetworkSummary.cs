using Explorer.SearchSpace.Complexity;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Summaries;

/// <summary>What a built network does to one image, layer by layer, measured by sending one through.</summary>
/// <param name="Layers">The layers in the order in which they are computed.</param>
/// <param name="Parts">The network's outermost modules, such as stem and stages, each with the sums of its layers.</param>
/// <param name="Complexity">The layers' sums.</param>
/// <param name="Memory">What one image takes in memory.</param>
public sealed record NetworkSummary(ValueList<LayerSummary> Layers, ValueList<LayerSummary> Parts, NetworkComplexity Complexity, SummaryMemory Memory)
{
    /// <summary>Summarises a network; it is left as it was.</summary>
    /// <param name="network">The network, on the CPU.</param>
    /// <param name="resolution">Height and width of the image in pixels; null for the config's.</param>
    public static NetworkSummary Of(Network network, int? resolution = null)
    {
        var layers = new List<LayerSummary>();
        var shapes = new Dictionary<string, (string Type, ValueList<long> Shape)>(StringComparer.Ordinal);
        var hooks = new List<Action>();
        foreach (var (name, module) in network.named_modules())
        {
            if (module is not Module<Tensor, Tensor> layer)
                continue;
            var isLayer = !layer.children().Any();
            var isPart = !name.Contains('.', StringComparison.Ordinal);
            if (!isLayer && !isPart)
                continue;
            var hook = layer.register_forward_hook((_, _, output) =>
            {
                if (isLayer)
                    layers.Add(Summarise(name, layer, output));
                if (isPart)
                    shapes[name] = (layer.GetType().Name, output.shape.Skip(1).ToValueList());
                return output;
            });
            hooks.Add(hook.remove);
        }

        var input = network.Config.Input;
        var side = resolution ?? input.Resolution;
        var wasTraining = network.training;
        network.eval();
        try
        {
            using var scope = NewDisposeScope();
            using var noGradients = no_grad();
            network.call(zeros(1, input.Channels, side, side));
        }
        finally
        {
            hooks.ForEach(remove => remove());
            network.train(wasTraining);
        }

        var complexity = new NetworkComplexity(layers.Sum(layer => layer.Flops), layers.Sum(layer => layer.Params), layers.Sum(layer => layer.Activations));
        return new NetworkSummary(
            layers.ToValueList(),
            shapes.Select(part => Sum(part.Key, part.Value.Type, part.Value.Shape, layers)).ToValueList(),
            complexity,
            new SummaryMemory((long)input.Channels * side * side, layers.Sum(layer => layer.OutputShape.Aggregate(1L, (product, size) => product * size)), complexity.Params));
    }

    private static LayerSummary Sum(string part, string type, ValueList<long> shape, List<LayerSummary> layers)
    {
        List<LayerSummary> inside = [.. layers.Where(layer => layer.Name == part || layer.Name.StartsWith(part + ".", StringComparison.Ordinal))];
        return new LayerSummary
        {
            Name = part,
            Type = type,
            OutputShape = shape,
            Params = inside.Sum(layer => layer.Params),
            Flops = inside.Sum(layer => layer.Flops),
            Activations = inside.Sum(layer => layer.Activations),
        };
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

/// <summary>
/// What one image takes in memory in float32, counted as torchsummary does: an activation and its gradient for every layer's output, as if
/// none were computed in place. torchsummary also counts the outputs of modules that hold others, such as residual blocks; here layers count only.
/// </summary>
/// <param name="InputElements">Numbers of an image.</param>
/// <param name="OutputElements">Numbers that the layers put out for it.</param>
/// <param name="Params">Parameters.</param>
public sealed record SummaryMemory(long InputElements, long OutputElements, long Params)
{
    private const int Bytes = sizeof(float);
    private const double Mebibyte = 1024 * 1024;

    /// <summary>The image, in MiB.</summary>
    public double InputMebibytes => InputElements * Bytes / Mebibyte;

    /// <summary>Outputs and their gradients, forward and backward pass, in MiB.</summary>
    public double ActivationMebibytes => 2.0 * OutputElements * Bytes / Mebibyte;

    /// <summary>Parameters, in MiB.</summary>
    public double ParameterMebibytes => Params * (double)Bytes / Mebibyte;

    /// <summary>All three, in MiB.</summary>
    public double TotalMebibytes => InputMebibytes + ActivationMebibytes + ParameterMebibytes;
}
