using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Vggs;

/// <summary>3×3 convolutions <c>conv1</c>, <c>conv2</c>, … with bias, batch norm if asked for and ReLU after each; then max-pool 2.</summary>
internal sealed class VggBlock : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor>[] _layers;

    public VggBlock(int inputWidth, int depth, int width, bool batchNorm)
        : base(nameof(VggBlock))
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (var i = 1; i <= depth; i++)
        {
            Add(layers, $"conv{i}", Conv2d(i == 1 ? inputWidth : width, width, 3, padding: 1, bias: true));
            if (batchNorm)
                Add(layers, $"norm{i}", Convolutions.Norm(width));
            Add(layers, $"relu{i}", ReLU(inplace: true));
        }

        Add(layers, $"pool", MaxPool2d(2, stride: 2));
        _layers = [.. layers];
    }

    public override Tensor forward(Tensor input) => _layers.Aggregate(input, (tensor, layer) => layer.call(tensor));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.MaxPool(_layers[^1], graph.Apply(input, _layers[..^1]), kernel: 2, stride: 2);

    private void Add(List<Module<Tensor, Tensor>> layers, FormattableString name, Module<Tensor, Tensor> layer)
    {
        register_module(FormattableString.Invariant(name), layer);
        layers.Add(layer);
    }
}
