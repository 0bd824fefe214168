using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.AnyNets;

/// <summary>1×1 convolution, BN, ReLU where a head width is given; then average pool and a linear layer.</summary>
internal sealed class Head : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor>? conv, norm, relu;
    private readonly Module<Tensor, Tensor> pool, linear;

    public Head(int inputWidth, int headWidth, int classes)
        : base(nameof(Head))
    {
        if (headWidth > 0)
        {
            conv = Convolutions.Square(inputWidth, headWidth, 1);
            norm = Convolutions.Norm(headWidth);
            relu = ReLU(inplace: true);
        }

        pool = AdaptiveAvgPool2d(1);
        linear = Linear(headWidth > 0 ? headWidth : inputWidth, classes);
        RegisterComponents();
    }

    /// <summary>The convolution as a chain; null where there is none.</summary>
    public FusedChain? Chain => conv is null ? null : new FusedChain(FusedLayers.Of(conv, norm!));

    /// <summary>Logits of each image's mean over its pixels, N×channels.</summary>
    public Tensor Classify(Tensor pooled) => linear.call(pooled);

    public override Tensor forward(Tensor input)
    {
        if (conv is not null)
            input = relu!.call(norm!.call(conv.call(input)));
        return linear.call(pool.call(input).flatten(1));
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        if (conv is not null)
            input = graph.Apply(input, conv, norm!, relu!);
        return graph.Apply(graph.Flatten(graph.GlobalAveragePool(pool, input)), linear);
    }
}
