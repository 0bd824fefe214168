using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>The X block (with squeeze-and-excitation: Y): ReLU of the shortcut plus the bottleneck transform.</summary>
internal sealed class BottleneckBlock : Module<Tensor, Tensor>, IResidualBlock, IFusable, IOnnxModule
{
    private readonly BottleneckTransform transform;
    private readonly Shortcut? shortcut;
    private readonly Module<Tensor, Tensor> relu;

    public BottleneckBlock(BlockShape shape)
        : base(nameof(BottleneckBlock))
    {
        shortcut = shape.ChangesShape ? new Shortcut(shape) : null;
        transform = new BottleneckTransform(shape);
        relu = ReLU(inplace: true);
        RegisterComponents();
    }

    public Module<Tensor, Tensor> FinalNorm => transform.FinalNorm;

    public Module<Tensor, Tensor> Transform => transform;

    public Module<Tensor, Tensor>? Projection => shortcut;

    public bool AddsInput => shortcut is null;

    public FusedChain? Chain => transform.Chain is { } chain ? chain with { AddsInput = shortcut is null, Projection = shortcut?.Layer } : null;

    // The sum goes into the transform's output: nothing needs the batch norm's output once it is added.
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
