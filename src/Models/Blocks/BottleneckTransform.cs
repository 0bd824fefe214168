using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>1×1, 3×3 grouped and strided, squeeze-and-excitation if any, 1×1; BN after each convolution, ReLU after the first two.</summary>
internal sealed class BottleneckTransform : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> conv1, norm1, relu1, conv2, norm2, relu2, conv3, norm3;
    private readonly SqueezeExcitation? squeezeExcitation;
    private readonly BlockShape _shape;

    public BottleneckTransform(BlockShape shape)
        : base(nameof(BottleneckTransform))
    {
        _shape = shape;
        conv1 = Convolutions.Square(shape.InputWidth, shape.InnerWidth, 1);
        norm1 = Convolutions.Norm(shape.InnerWidth);
        relu1 = ReLU(inplace: true);
        conv2 = Convolutions.Square(shape.InnerWidth, shape.InnerWidth, 3, shape.Stride, shape.Groups);
        norm2 = Convolutions.Norm(shape.InnerWidth);
        relu2 = ReLU(inplace: true);
        squeezeExcitation = shape.SqueezeWidth > 0 ? new SqueezeExcitation(shape.InnerWidth, shape.SqueezeWidth) : null;
        conv3 = Convolutions.Square(shape.InnerWidth, shape.Width, 1);
        norm3 = Convolutions.Norm(shape.Width);
        RegisterComponents();
    }

    /// <summary>The batch norm after the last convolution.</summary>
    public Module<Tensor, Tensor> FinalNorm => norm3;

    /// <summary>The layers as a chain; null where the stride is none that chains know.</summary>
    public FusedChain? Chain => _shape.Stride > FusedLayers.MaxStride
        ? null
        : new FusedChain(FusedLayers.Of(conv1, norm1), FusedLayers.Of(conv2, norm2, _shape.Stride, _shape.Groups), FusedLayers.Of(conv3, norm3))
        {
            Squeeze = squeezeExcitation?.After(layer: 1),
        };

    public override Tensor forward(Tensor input)
    {
        var inner = relu1.call(norm1.call(conv1.call(input)));
        inner = relu2.call(norm2.call(conv2.call(inner)));
        if (squeezeExcitation is not null)
            inner = squeezeExcitation.call(inner);
        return norm3.call(conv3.call(inner));
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        var inner = graph.Apply(input, conv1, norm1, relu1);
        inner = graph.Apply(graph.Convolution(conv2, inner, _shape.Stride), norm2, relu2);
        if (squeezeExcitation is not null)
            inner = graph.Apply(inner, squeezeExcitation);
        return graph.Apply(inner, conv3, norm3);
    }
}
