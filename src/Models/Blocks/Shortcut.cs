using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>The projection on a shortcut whose shape changes: 1×1 convolution with the block's stride, BN.</summary>
internal sealed class Shortcut : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv, norm;

    public Shortcut(BlockShape shape)
        : base(nameof(Shortcut))
    {
        conv = Convolutions.Square(shape.InputWidth, shape.Width, 1, shape.Stride);
        norm = Convolutions.Norm(shape.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => norm.call(conv.call(input));
}
