using Explorer.Models.Fused;
using Explorer.Models.Onnx;
using Explorer.Models.Stems;
using Explorer.SearchSpace.Configs;
using Explorer.Torch;
using Explorer.Torch.Fused;
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
        if (TorchEngine.Capabilities.FusedLayers is { } fused && input.shape[0] >= FusedLayers.MinImages && fused.Fits(input) && Chains() is { } chains)
            return Forward(fused, chains, input);
        return _parts.Aggregate(input, (tensor, part) => part.call(tensor));
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(input, _parts);

    // In blocks as far as that pays, then layer by layer: what follows is wider and has fewer pixels.
    private Tensor Forward(IFusedLayers fused, List<(Module<Tensor, Tensor> Module, FusedChain Chain)> chains, Tensor input)
    {
        var images = input.shape[0];
        var blocks = fused.ToBlocks(_parts[0] is IFusable ? input : _parts[0].call(input));
        var next = 0;
        for (; next < chains.Count && FusedLayers.Pays(chains[next].Chain, FusedLayers.Pixels(blocks)); next++)
            blocks = fused.Chain(blocks, images, chains[next].Chain, training);
        var head = (Head)_parts[^1];
        if (next == chains.Count)
            return head.Forward(fused, blocks, images);
        var rest = chains.Skip(next).Select(part => part.Module).Append(head);
        return rest.Aggregate(fused.FromBlocks(blocks, images), (tensor, part) => part.call(tensor));
    }

    // From the stem, where it is one, to the last stage; null where a part is no chain.
    private List<(Module<Tensor, Tensor> Module, FusedChain Chain)>? Chains()
    {
        var chains = new List<(Module<Tensor, Tensor> Module, FusedChain Chain)>();
        if ((_parts[0] as IFusable)?.Chain is { } stem)
            chains.Add((_parts[0], stem));
        foreach (var part in _parts[1..^1])
        {
            if ((part as Stage)?.Chains() is not { } blocks)
                return null;
            chains.AddRange(blocks);
        }

        return chains;
    }
}
