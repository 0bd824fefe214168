using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>The V block: two 3×3 convolutions, BN and ReLU after each, no shortcut.</summary>
internal sealed class VanillaBlock : Module<Tensor, Tensor>, IFusable, IOnnxModule
{
    private readonly BasicTransform transform;
    private readonly Module<Tensor, Tensor> relu;

    public VanillaBlock(BlockShape shape)
        : base(nameof(VanillaBlock))
    {
        transform = new BasicTransform(shape);
        relu = ReLU(inplace: true);
        RegisterComponents();
    }

    public FusedChain? Chain => transform.Chain;

    public override Tensor forward(Tensor input) => relu.call(transform.call(input));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(input, transform, relu);
}
