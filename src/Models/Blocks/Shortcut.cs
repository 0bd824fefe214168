using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>The projection on a shortcut whose shape changes: 1×1 convolution with the block's stride, BN.</summary>
internal sealed class Shortcut : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> conv, norm;
    private readonly int _stride;

    public Shortcut(BlockShape shape)
        : base(nameof(Shortcut))
    {
        _stride = shape.Stride;
        conv = Convolutions.Square(shape.InputWidth, shape.Width, 1, shape.Stride);
        norm = Convolutions.Norm(shape.Width);
        RegisterComponents();
    }

    /// <summary>The projection as part of a chain.</summary>
    public FusedLayer Layer => FusedLayers.Of(conv, norm, _stride);

    public override Tensor forward(Tensor input) => norm.call(conv.call(input));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(graph.Convolution(conv, input, _stride), norm);
}
