using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>
/// The bottleneck in the order BN, ReLU, convolution: 1×1, 3×3 grouped and strided, squeeze-and-excitation if any, 1×1; added to the input, or
/// where the shape changes to a 1×1 convolution of the first activation (He et al., <i>Identity Mappings in Deep Residual Networks</i>, 2016).
/// </summary>
internal sealed class PreactivationBottleneckBlock : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> norm1, relu1, conv1, norm2, relu2, conv2, norm3, relu3, conv3;
    private readonly Module<Tensor, Tensor>? shortcut, squeezeExcitation;
    private readonly int _stride;

    public PreactivationBottleneckBlock(BlockShape shape)
        : base(nameof(PreactivationBottleneckBlock))
    {
        _stride = shape.Stride;
        norm1 = Convolutions.Norm(shape.InputWidth);
        relu1 = ReLU(inplace: true);
        shortcut = shape.ChangesShape ? Convolutions.Square(shape.InputWidth, shape.Width, 1, shape.Stride) : null;
        conv1 = Convolutions.Square(shape.InputWidth, shape.InnerWidth, 1);
        norm2 = Convolutions.Norm(shape.InnerWidth);
        relu2 = ReLU(inplace: true);
        conv2 = Convolutions.Square(shape.InnerWidth, shape.InnerWidth, 3, shape.Stride, shape.Groups);
        norm3 = Convolutions.Norm(shape.InnerWidth);
        relu3 = ReLU(inplace: true);
        squeezeExcitation = shape.SqueezeWidth > 0 ? new SqueezeExcitation(shape.InnerWidth, shape.SqueezeWidth) : null;
        conv3 = Convolutions.Square(shape.InnerWidth, shape.Width, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var active = relu1.call(norm1.call(input));
        var kept = shortcut?.call(active) ?? input;
        var inner = relu2.call(norm2.call(conv1.call(active)));
        inner = relu3.call(norm3.call(conv2.call(inner)));
        if (squeezeExcitation is not null)
            inner = squeezeExcitation.call(inner);
        return conv3.call(inner).add_(kept);
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        var active = graph.Apply(input, norm1, relu1);
        var kept = shortcut is null ? input : graph.Convolution(shortcut, active, _stride);
        var inner = graph.Apply(active, conv1, norm2, relu2);
        inner = graph.Apply(graph.Convolution(conv2, inner, _stride), norm3, relu3);
        if (squeezeExcitation is not null)
            inner = graph.Apply(inner, squeezeExcitation);
        return graph.Add(graph.Apply(inner, conv3), kept);
    }
}
