using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Stems;

/// <summary>A stem's convolution, and max-pool if any, without norm and ReLU: the first pre-activation block begins with them.</summary>
internal sealed class BareStem : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> conv;
    private readonly Module<Tensor, Tensor>? pool;
    private readonly int _stride;

    public BareStem(StemConfig stem, int channels)
        : base(nameof(BareStem))
    {
        var isResnet = stem.Type == StemType.Resnet;
        _stride = stem.Type == StemType.Cifar ? 1 : 2;
        conv = Convolutions.Square(channels, stem.Width, isResnet ? 7 : 3, _stride);
        pool = isResnet ? MaxPool2d(3, stride: 2, padding: 1) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var output = conv.call(input);
        return pool?.call(output) ?? output;
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        var output = graph.Convolution(conv, input, _stride);
        return pool is null ? output : graph.MaxPool(pool, output, kernel: 3, stride: 2, padding: 1);
    }
}
