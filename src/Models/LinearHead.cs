using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models;

/// <summary>The last linear layer, under the name that it has in every family: <c>head.linear</c>.</summary>
internal sealed class LinearHead : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> linear;

    public LinearHead(long inputs, int classes)
        : base(nameof(LinearHead))
    {
        linear = Linear(inputs, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => linear.call(input);

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(input, linear);
}
