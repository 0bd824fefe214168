using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Stems;

/// <summary>7×7 convolution with stride 2, BN, ReLU, then max-pool 3 with stride 2 (<c>resnet</c>).</summary>
internal sealed class PooledStem : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> conv, norm, relu, pool;

    public PooledStem(int channels, int width)
        : base(nameof(PooledStem))
    {
        conv = Convolutions.Square(channels, width, 7, stride: 2);
        norm = Convolutions.Norm(width);
        relu = ReLU(inplace: true);
        pool = MaxPool2d(3, stride: 2, padding: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => pool.call(relu.call(norm.call(conv.call(input))));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
        => graph.MaxPool(pool, graph.Apply(graph.Convolution(conv, input, stride: 2), norm, relu), kernel: 3, stride: 2, padding: 1);
}
