using Explorer.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

/// <summary>The layers of a chain, computed one by one.</summary>
internal sealed class ChainModules
{
    private readonly List<FusedLayer> _layers = [];
    private readonly bool _identity;
    private readonly bool _relu;
    private readonly FusedLayer? _projection;

    /// <param name="channels">Of the input.</param>
    /// <param name="layers">Of each: output channels, kernel, stride, groups.</param>
    /// <param name="shortcut">none, identity or projection.</param>
    /// <param name="relu">Whether one ends the chain.</param>
    public ChainModules(int channels, int[][] layers, string shortcut, bool relu)
    {
        var (inputs, stride) = (channels, 1);
        foreach (var layer in layers)
        {
            _layers.Add(Layer(inputs, layer[0], layer[1], layer[2], layer[3]));
            (inputs, stride) = (layer[0], stride * layer[2]);
        }

        (_identity, _relu) = (shortcut == "identity", relu);
        _projection = shortcut == "projection" ? Layer(channels, inputs, 1, stride, 1) : null;
    }

    public IReadOnlyList<Conv2d> Convolutions => [.. All.Select(layer => layer.Convolution)];

    public FusedChain Chain => new(_layers) { AddsInput = _identity, Projection = _projection, EndsWithRelu = _relu };

    private IEnumerable<FusedLayer> All => _projection is null ? _layers : _layers.Append(_projection);

    /// <summary>Values that differ from channel to channel, the same for every type.</summary>
    public void Fill(ScalarType type, bool training)
    {
        var seed = 10;
        foreach (var layer in All)
        {
            using (no_grad())
            {
                layer.Convolution.weight!.copy_(Expect.Filled(seed++, layer.Convolution.weight!.shape) * 0.5);
                layer.Norm.weight!.copy_((Expect.Filled(seed++, layer.Norm.weight!.shape) * 0.3) + 1);
                layer.Norm.bias!.copy_(Expect.Filled(seed++, layer.Norm.bias!.shape) * 0.2);
                layer.Norm.running_mean!.copy_(Expect.Filled(seed++, layer.Norm.running_mean!.shape) * 0.1);
                layer.Norm.running_var!.copy_((Expect.Filled(seed++, layer.Norm.running_var!.shape) * 0.2) + 1);
            }

            layer.Convolution.to(type);
            layer.Norm.to(type);
            layer.Norm.train(training);
        }
    }

    public Tensor Plain(Tensor x)
    {
        var y = x;
        foreach (var layer in _layers)
            y = layer.Norm.call(layer.Convolution.call(ReferenceEquals(y, x) ? y : y.relu()));
        if (_identity)
            y = y + x;
        if (_projection is not null)
            y = y + _projection.Norm.call(_projection.Convolution.call(x));
        return _relu ? y.relu() : y;
    }

    public Dictionary<string, Tensor> Results(Tensor x, Tensor y)
    {
        var results = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["y"] = y.detach(), ["x.grad"] = x.Gradient()! };
        foreach (var (layer, i) in All.Select((layer, i) => (layer, i)))
        {
            results[$"{i}.weight.grad"] = layer.Convolution.weight!.Gradient()!;
            results[$"{i}.scale.grad"] = layer.Norm.weight!.Gradient()!;
            results[$"{i}.shift.grad"] = layer.Norm.bias!.Gradient()!;
            results[$"{i}.running_mean"] = layer.Norm.running_mean!;
            results[$"{i}.running_var"] = layer.Norm.running_var!;
            results[$"{i}.num_batches_tracked"] = layer.Norm.num_batches_tracked!.to(ScalarType.Float64);
        }

        return results;
    }

    private static FusedLayer Layer(int inputs, int outputs, int kernel, int stride, int groups) => new(
        nn.Conv2d(inputs, outputs, kernel, stride: stride, padding: kernel / 2, groups: groups, bias: false), nn.BatchNorm2d(outputs), stride, groups);
}
