using Explorer.Models.Stems;
using Explorer.SearchSpace.Configs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.AnyNets;

/// <summary>The paper's Figure 3: <c>stem</c>, <c>stage1</c>, <c>stage2</c>, …, <c>head</c>.</summary>
internal sealed class AnyNet : Network
{
    private readonly Module<Tensor, Tensor>[] _parts;

    /// <summary>Builds the layers.</summary>
    /// <param name="config">What the network is of, such as a RegNet.</param>
    /// <param name="layout">The same as stages.</param>
    public AnyNet(ModelConfig config, AnyNetConfig layout)
        : base(config)
    {
        _parts = new Module<Tensor, Tensor>[layout.Stages.Count + 2];
        _parts[0] = StemFactory.Create(layout.Stem, layout.Input.Channels);
        register_module("stem", _parts[0]);
        var width = layout.Stem.Width;
        for (var i = 0; i < layout.Stages.Count; i++)
        {
            _parts[i + 1] = new Stage(layout.Stages[i], layout.Block, width, layout.SqueezeExcitation);
            register_module(FormattableString.Invariant($"stage{i + 1}"), _parts[i + 1]);
            width = layout.Stages[i].Width;
        }

        _parts[^1] = new Head(width, layout.HeadWidth, layout.Classes);
        register_module("head", _parts[^1]);
    }

    public override Tensor forward(Tensor input) => _parts.Aggregate(input, (tensor, part) => part.call(tensor));
}
