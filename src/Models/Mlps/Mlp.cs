using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Mlps;

/// <summary><c>flatten</c>, <c>layer1</c>, <c>layer2</c>, …, <c>head</c>.</summary>
internal sealed class Mlp : Network, IOnnxModule
{
    private readonly Module<Tensor, Tensor>[] _parts;

    public Mlp(MlpConfig config)
        : base(config)
    {
        _parts = new Module<Tensor, Tensor>[config.Widths.Count + 2];
        _parts[0] = Flatten();
        register_module("flatten", _parts[0]);
        var width = (long)config.Input.Channels * config.Input.Resolution * config.Input.Resolution;
        for (var i = 1; i <= config.Widths.Count; i++)
        {
            _parts[i] = new MlpLayer(width, config.Widths[i - 1], config);
            register_module(FormattableString.Invariant($"layer{i}"), _parts[i]);
            width = config.Widths[i - 1];
        }

        _parts[^1] = new LinearHead(width, config.Classes);
        register_module("head", _parts[^1]);
    }

    public override Tensor forward(Tensor input) => _parts.Aggregate(input, (tensor, part) => part.call(tensor));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(input, _parts);
}
