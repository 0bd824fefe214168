using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.AnyNets;

/// <summary>Batch norm and ReLU after the last pre-activation block, which ends with a sum.</summary>
internal sealed class FinalActivation : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> norm, relu;

    public FinalActivation(int width)
        : base(nameof(FinalActivation))
    {
        norm = Convolutions.Norm(width);
        relu = ReLU(inplace: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => relu.call(norm.call(input));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(input, norm, relu);
}
