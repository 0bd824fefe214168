using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>
/// Channel weights from the whole image (Hu et al. 2018): average pool, 1×1 convolution, ReLU, 1×1 convolution,
/// sigmoid; the input times these.
/// </summary>
internal sealed class SqueezeExcitation : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> pool, squeeze, relu, excite, sigmoid;

    public SqueezeExcitation(int width, int squeezeWidth)
        : base(nameof(SqueezeExcitation))
    {
        pool = AdaptiveAvgPool2d(1);
        squeeze = Convolutions.Pointwise(width, squeezeWidth);
        relu = ReLU(inplace: true);
        excite = Convolutions.Pointwise(squeezeWidth, width);
        sigmoid = Sigmoid();
        RegisterComponents();
    }

    /// <summary>The same as part of a chain, over the activations of one of its layers.</summary>
    public FusedSqueeze After(int layer) => new((Conv2d)squeeze, (Conv2d)excite, layer);

    public override Tensor forward(Tensor input)
        => input * sigmoid.call(excite.call(relu.call(squeeze.call(pool.call(input)))));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
        => graph.Multiply(input, graph.Apply(graph.GlobalAveragePool(pool, input), squeeze, relu, excite, sigmoid));
}
