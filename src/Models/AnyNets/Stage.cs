using Explorer.Models.Blocks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.AnyNets;

/// <summary>Blocks <c>block1</c>, <c>block2</c>, … of equal width; the first carries the stride.</summary>
internal sealed class Stage : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor>[] _blocks;

    public Stage(StageConfig stage, BlockType block, int inputWidth, double squeezeExcitation)
        : base(nameof(Stage))
    {
        _blocks = new Module<Tensor, Tensor>[stage.Depth];
        for (var i = 0; i < _blocks.Length; i++)
        {
            var shape = i == 0
                ? BlockShape.Of(stage, inputWidth, stage.Stride, squeezeExcitation)
                : BlockShape.Of(stage, stage.Width, stride: 1, squeezeExcitation);
            _blocks[i] = BlockFactory.Create(block, shape);
            register_module(FormattableString.Invariant($"block{i + 1}"), _blocks[i]);
        }
    }

    /// <summary>The blocks as chains; null where one of them is none.</summary>
    public IReadOnlyList<FusedChain>? Chains()
    {
        var chains = new List<FusedChain>();
        foreach (var block in _blocks)
        {
            if ((block as IFusable)?.Chain is not { } chain)
                return null;
            chains.Add(chain);
        }

        return chains;
    }

    public override Tensor forward(Tensor input) => _blocks.Aggregate(input, (tensor, block) => block.call(tensor));

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Apply(input, _blocks);
}
