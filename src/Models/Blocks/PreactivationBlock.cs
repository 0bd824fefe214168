using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>
/// BN, ReLU, 3×3 with the stride, BN, ReLU, 3×3 (He et al., <i>Identity Mappings in Deep Residual Networks</i>, 2016); added to the input, or
/// where the shape changes to a 1×1 convolution of the first activation.
/// </summary>
internal sealed class PreactivationBlock : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> norm1, relu1, conv1, norm2, relu2, conv2;
    private readonly Module<Tensor, Tensor>? shortcut;
    private readonly int _stride;

    public PreactivationBlock(BlockShape shape)
        : base(nameof(PreactivationBlock))
    {
        _stride = shape.Stride;
        norm1 = Convolutions.Norm(shape.InputWidth);
        relu1 = ReLU(inplace: true);
        shortcut = shape.ChangesShape ? Convolutions.Square(shape.InputWidth, shape.Width, 1, shape.Stride) : null;
        conv1 = Convolutions.Square(shape.InputWidth, shape.Width, 3, shape.Stride);
        norm2 = Convolutions.Norm(shape.Width);
        relu2 = ReLU(inplace: true);
        conv2 = Convolutions.Square(shape.Width, shape.Width, 3);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var active = relu1.call(norm1.call(input));
        var kept = shortcut?.call(active) ?? input;
        return conv2.call(relu2.call(norm2.call(conv1.call(active)))).add_(kept);
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        var active = graph.Apply(input, norm1, relu1);
        var kept = shortcut is null ? input : graph.Convolution(shortcut, active, _stride);
        return graph.Add(graph.Apply(graph.Convolution(conv1, active, _stride), norm2, relu2, conv2), kept);
    }
}
