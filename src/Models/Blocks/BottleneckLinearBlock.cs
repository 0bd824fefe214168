using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>The bottleneck transform, plus its input where the shape is unchanged; no ReLU after it (as in MobileNetV2).</summary>
internal sealed class BottleneckLinearBlock : Module<Tensor, Tensor>, IResidualBlock, IFusable, IOnnxModule
{
    private readonly BottleneckTransform transform;
    private readonly bool hasShortcut;

    public BottleneckLinearBlock(BlockShape shape)
        : base(nameof(BottleneckLinearBlock))
    {
        hasShortcut = !shape.ChangesShape;
        transform = new BottleneckTransform(shape);
        RegisterComponents();
    }

    public Module<Tensor, Tensor> FinalNorm => transform.FinalNorm;

    public Module<Tensor, Tensor> Transform => transform;

    public Module<Tensor, Tensor>? Projection => null;

    public bool AddsInput => hasShortcut;

    public FusedChain? Chain => transform.Chain is { } chain ? chain with { AddsInput = hasShortcut, EndsWithRelu = false } : null;

    public override Tensor forward(Tensor input)
    {
        var output = transform.call(input);
        return hasShortcut ? output.add_(input) : output;
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        var output = graph.Apply(input, transform);
        return hasShortcut ? graph.Add(output, input) : output;
    }
}
