using Explorer.Kernels;
using Explorer.Models.Stems;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.AnyNets;

/// <summary>The paper's Figure 3: <c>stem</c>, <c>stage1</c>, <c>stage2</c>, …, <c>head</c>; after pre-activation blocks <c>final</c> before the head.</summary>
internal sealed class AnyNet : Network, IOnnxModule
{
    private readonly Module<Tensor, Tensor>[] _parts;

    /// <summary>Builds the layers.</summary>
    /// <param name="config">What the network is of, such as a RegNet.</param>
    /// <param name="layout">The same as stages.</param>
    public AnyNet(ModelConfig config, AnyNetConfig layout)
        : base(config)
    {
        var isPreactivation = layout.Block.IsPreactivation();
        _parts = new Module<Tensor, Tensor>[layout.Stages.Count + (isPreactivation ? 3 : 2)];
        _parts[0] = StemFactory.Create(layout.Stem, layout.Input.Channels, layout.Block);
        register_module("stem", _parts[0]);
        var width = layout.Stem.Width;
        for (var i = 0; i < layout.Stages.Count; i++)
        {
            _parts[i + 1] = new Stage(layout.Stages[i], layout.Block, width, layout.SqueezeExcitation);
            register_module(FormattableString.Invariant($"stage{i + 1}"), _parts[i + 1]);
            width = layout.Stages[i].Width;
        }

        if (isPreactivation)
        {
            _parts[^2] = new FinalActivation(width);
            register_module("final", _parts[^2]);
        }

        _parts[^1] = new Head(width, layout.HeadWidth, layout.Classes);
        register_module("head", _parts[^1]);
    }

    public override Tensor forward(Tensor input)
    {
        var plan = input.Dimensions == 4 && ImageBlocks.Fit(input) ? FusedPlan.Of(_parts, input.shape[0]) : FusedPlan.None;
        return plan.Chains.Count > 0 ? Forward(input, plan) : _parts.Aggregate(PlainLayout.Of(input), (tensor, part) => part.call(tensor));
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(input, _parts);

    /// <inheritdoc/>
    private protected override FusedPlan Plan(long images) => FusedPlan.Of(_parts, images);

    private Tensor Forward(Tensor input, FusedPlan plan)
    {
        var images = input.shape[0];
        var blocks = ImageBlocks.Of(plan.HasStem ? input : _parts[0].call(PlainLayout.Of(input)));
        return ((Head)_parts[^1]).Classify(ImageBlocks.Mean(FusedRun.Of(plan.Chains, blocks, images, training), images));
    }
}
