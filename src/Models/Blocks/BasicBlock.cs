using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>The R block: ReLU of the shortcut plus two 3×3 convolutions with BN, ReLU between them.</summary>
internal sealed class BasicBlock : Module<Tensor, Tensor>, IResidualBlock, IFusable, IOnnxModule
{
    private readonly BasicTransform transform;
    private readonly Shortcut? shortcut;
    private readonly Module<Tensor, Tensor> relu;

    public BasicBlock(BlockShape shape)
        : base(nameof(BasicBlock))
    {
        shortcut = shape.ChangesShape ? new Shortcut(shape) : null;
        transform = new BasicTransform(shape);
        relu = ReLU(inplace: true);
        RegisterComponents();
    }

    public Module<Tensor, Tensor> FinalNorm => transform.FinalNorm;

    public Module<Tensor, Tensor> Transform => transform;

    public Module<Tensor, Tensor>? Projection => shortcut;

    public bool AddsInput => shortcut is null;

    public FusedChain? Chain => transform.Chain is { } chain ? chain with { AddsInput = shortcut is null, Projection = shortcut?.Layer } : null;

    public override Tensor forward(Tensor input)
    {
        var kept = shortcut?.call(input) ?? input;
        return relu.call(transform.call(input).add_(kept));
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        var kept = shortcut is null ? input : graph.Apply(input, shortcut);
        return graph.Apply(graph.Add(graph.Apply(input, transform), kept), relu);
    }
}
