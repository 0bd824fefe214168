using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Kernels.Tests.Fused;

/// <summary>A chain and the same layers computed one by one.</summary>
internal sealed class ChainModules
{
    private readonly List<FusedLayer> _layers = [];
    private readonly ChainCase _case;
    private readonly FusedLayer? _projection;
    private readonly FusedSqueeze? _squeeze;

    public ChainModules(ChainCase of, ScalarType type = ScalarType.Float32)
    {
        _case = of;
        var (inputs, stride) = (of.Input[3], 1);
        foreach (var layer in of.Layers)
        {
            _layers.Add(Layer(inputs, layer[0], layer[1], layer[2], layer[3]));
            (inputs, stride) = (layer[0], stride * layer[2]);
        }

        _projection = of.Shortcut == "projection" ? Layer(of.Input[3], inputs, 1, stride, 1) : null;
        if (of.Squeeze > 0)
        {
            var channels = of.Layers[of.After][0];
            _squeeze = new FusedSqueeze(nn.Conv2d(channels, of.Squeeze, 1), nn.Conv2d(of.Squeeze, channels, 1), of.After);
        }

        Fill(type);
    }

    public IReadOnlyList<Conv2d> Convolutions => [.. All.Select(layer => layer.Convolution)];

    public IReadOnlyList<BatchNorm2d> Norms => [.. All.Select(layer => layer.Norm)];

    public FusedChain Chain => new(_layers) { AddsInput = _case.Shortcut == "identity", Projection = _projection, Squeeze = _squeeze, EndsWithRelu = _case.Relu };

    private IEnumerable<FusedLayer> All => _projection is null ? _layers : _layers.Append(_projection);

    private IEnumerable<Conv2d> Squeezes => _squeeze is null ? [] : [_squeeze.Reduce, _squeeze.Expand];

    /// <summary>The case's images.</summary>
    public static Tensor Images(ChainCase of, ScalarType type = ScalarType.Float32) => Expect.Filled(3, of.Input[0], of.Input[3], of.Input[1], of.Input[2]).to(type).requires_grad_();

    /// <summary>Layer by layer.</summary>
    public Tensor Plain(Tensor x)
    {
        var y = x;
        for (var l = 0; l < _layers.Count; l++)
        {
            y = _layers[l].Norm.call(_layers[l].Convolution.call(y));
            if (l < _layers.Count - 1)
                y = y.relu();
            if (_squeeze?.After == l)
                y = y * _squeeze.Expand.call(_squeeze.Reduce.call(y.mean([2, 3], keepdim: true)).relu()).sigmoid();
        }

        if (_case.Shortcut == "identity")
            y = y + x;
        if (_projection is not null)
            y = y + _projection.Norm.call(_projection.Convolution.call(x));
        return _case.Relu ? y.relu() : y;
    }

    /// <summary>In blocks.</summary>
    public Tensor Fused(Tensor x) => ImageBlocks.ToImages(FusedRun.Of([Chain], ImageBlocks.Of(x), x.shape[0], _case.Training), x.shape[0]);

    /// <summary>Forward and backward, and what came of it.</summary>
    /// <param name="of">The case.</param>
    /// <param name="fused">By the kernels, or layer by layer.</param>
    /// <param name="type">Of all tensors.</param>
    /// <param name="autocast">Whether in bfloat16 what may be.</param>
    /// <param name="random">Whether input and gradient are normal noise, whose sums do not cancel.</param>
    public static Dictionary<string, Tensor> Compute(ChainCase of, bool fused, ScalarType type = ScalarType.Float32, bool autocast = false, bool random = false)
    {
        var (network, x) = (new ChainModules(of, type), Images(of, type));
        if (random)
            x = Expect.Random(3, x.shape).to(type).requires_grad_();
        Tensor y;
        using (autocast ? TorchEngine.Autocast(CPU) : null)
            y = (fused ? network.Fused(x) : network.Plain(x)).to(type);
        y.backward([(random ? Expect.Random(4, y.shape) : Expect.Filled(4, y.shape)).to(type)]);
        return network.Results(x, y);
    }

    /// <summary>Output, gradients, statistics; copies, since modules that nothing refers to any more free theirs.</summary>
    public Dictionary<string, Tensor> Results(Tensor x, Tensor y)
    {
        var results = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["y"] = y.detach(), ["x.grad"] = x.grad! };
        foreach (var (layer, i) in All.Select((layer, i) => (layer, i)))
        {
            results[$"{i}.weight.grad"] = layer.Convolution.weight!.grad!;
            results[$"{i}.scale.grad"] = layer.Norm.weight!.grad!;
            results[$"{i}.shift.grad"] = layer.Norm.bias!.grad!;
            results[$"{i}.running_mean"] = layer.Norm.running_mean!;
            results[$"{i}.running_var"] = layer.Norm.running_var!;
            results[$"{i}.num_batches_tracked"] = layer.Norm.num_batches_tracked!;
        }

        foreach (var (convolution, name) in Squeezes.Zip(["reduce", "expand"]))
        {
            results[$"{name}.weight.grad"] = convolution.weight!.grad!;
            results[$"{name}.bias.grad"] = convolution.bias!.grad!;
        }

        return results.ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone(), StringComparer.Ordinal);
    }

    // Values that differ from channel to channel, the same for every type and in reference.py.
    private void Fill(ScalarType type)
    {
        var seed = 10;
        using var noGradients = no_grad();
        foreach (var layer in All)
        {
            _ = layer.Convolution.weight!.copy_(Expect.Filled(seed++, layer.Convolution.weight!.shape) * 0.5);
            _ = layer.Norm.weight!.copy_((Expect.Filled(seed++, layer.Norm.weight!.shape) * 0.3) + 1);
            _ = layer.Norm.bias!.copy_(Expect.Filled(seed++, layer.Norm.bias!.shape) * 0.2);
            _ = layer.Norm.running_mean!.copy_(Expect.Filled(seed++, layer.Norm.running_mean!.shape) * 0.1);
            _ = layer.Norm.running_var!.copy_((Expect.Filled(seed++, layer.Norm.running_var!.shape) * 0.2) + 1);
            _ = layer.Convolution.to(type);
            _ = layer.Norm.to(type);
            layer.Norm.train(_case.Training);
        }

        foreach (var convolution in Squeezes)
        {
            _ = convolution.weight!.copy_(Expect.Filled(seed++, convolution.weight!.shape));
            _ = convolution.bias!.copy_(Expect.Filled(seed++, convolution.bias!.shape) * 0.5);
            _ = convolution.to(type);
        }
    }

    private static FusedLayer Layer(int inputs, int outputs, int kernel, int stride, int groups) => new(
        nn.Conv2d(inputs, outputs, kernel, stride: stride, padding: kernel / 2, groups: groups, bias: false), nn.BatchNorm2d(outputs), stride, groups);
}
