using Explorer.Kernels;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Vggs;

/// <summary><c>block1</c>, <c>block2</c>, …, <c>flatten</c>, <c>hidden1</c>, <c>hidden2</c>, <c>head</c>.</summary>
internal sealed class Vgg : Network, IOnnxModule
{
    private readonly Module<Tensor, Tensor>[] _parts;

    public Vgg(VggConfig config)
        : base(config)
    {
        var parts = new List<Module<Tensor, Tensor>>();
        var (width, side) = (config.Input.Channels, config.Input.Resolution);
        foreach (var block in config.Blocks)
        {
            Add(parts, $"block{parts.Count + 1}", new VggBlock(width, block.Depth, block.Width, config.BatchNorm));
            (width, side) = (block.Width, side / 2);
        }

        Add(parts, $"flatten", Flatten());
        Add(parts, $"hidden1", new HiddenLayer((long)width * side * side, config.HiddenWidth, config.Dropout));
        Add(parts, $"hidden2", new HiddenLayer(config.HiddenWidth, config.HiddenWidth, config.Dropout));
        Add(parts, $"head", new LinearHead(config.HiddenWidth, config.Classes));
        _parts = [.. parts];
    }

    public override Tensor forward(Tensor input) => _parts.Aggregate(PlainLayout.Of(input), (tensor, part) => part.call(tensor));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(input, _parts);

    private void Add(List<Module<Tensor, Tensor>> parts, FormattableString name, Module<Tensor, Tensor> part)
    {
        register_module(FormattableString.Invariant(name), part);
        parts.Add(part);
    }
}
