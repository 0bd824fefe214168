using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Stems;

/// <summary>3×3 convolution, BN, ReLU; stride 1 (<c>cifar</c>) or 2 (<c>simple</c>).</summary>
internal sealed class PlainStem : Module<Tensor, Tensor>, IFusable, IOnnxModule
{
    private readonly Module<Tensor, Tensor> conv, norm, relu;
    private readonly int _stride;

    public PlainStem(int channels, int width, int stride)
        : base(nameof(PlainStem))
    {
        _stride = stride;
        conv = Convolutions.Square(channels, width, 3, stride);
        norm = Convolutions.Norm(width);
        relu = ReLU(inplace: true);
        RegisterComponents();
    }

    public FusedChain? Chain => new FusedChain(FusedLayers.Of(conv, norm, _stride));

    public override Tensor forward(Tensor input) => relu.call(norm.call(conv.call(input)));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(graph.Convolution(conv, input, _stride), norm, relu);
}
