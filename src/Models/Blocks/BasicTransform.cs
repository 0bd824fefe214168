using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>3×3 with the stride, BN, ReLU, 3×3, BN.</summary>
internal sealed class BasicTransform : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> conv1, norm1, relu1, conv2, norm2;
    private readonly int _stride;

    public BasicTransform(BlockShape shape)
        : base(nameof(BasicTransform))
    {
        _stride = shape.Stride;
        conv1 = Convolutions.Square(shape.InputWidth, shape.Width, 3, shape.Stride);
        norm1 = Convolutions.Norm(shape.Width);
        relu1 = ReLU(inplace: true);
        conv2 = Convolutions.Square(shape.Width, shape.Width, 3);
        norm2 = Convolutions.Norm(shape.Width);
        RegisterComponents();
    }

    /// <summary>The batch norm after the last convolution.</summary>
    public Module<Tensor, Tensor> FinalNorm => norm2;

    /// <summary>The layers as a chain.</summary>
    public FusedChain? Chain => _stride > FusedLayers.MaxStride ? null : new FusedChain(FusedLayers.Of(conv1, norm1, _stride), FusedLayers.Of(conv2, norm2));

    public override Tensor forward(Tensor input)
        => norm2.call(conv2.call(relu1.call(norm1.call(conv1.call(input)))));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
        => graph.Apply(graph.Convolution(conv1, input, _stride), norm1, relu1, conv2, norm2);
}
