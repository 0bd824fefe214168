using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Vggs;

/// <summary>Linear, ReLU, dropout if any.</summary>
internal sealed class HiddenLayer : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> linear, relu;
    private readonly Module<Tensor, Tensor>? dropout;

    public HiddenLayer(long inputs, int outputs, double share)
        : base(nameof(HiddenLayer))
    {
        linear = Linear(inputs, outputs);
        relu = ReLU(inplace: true);
        dropout = share > 0 ? Dropout(share) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var output = relu.call(linear.call(input));
        return dropout?.call(output) ?? output;
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(input, linear, relu);
}
