namespace Explorer.SearchSpace.Sampling;

/// <summary>Draws residual networks as the AnyNets they are.</summary>
internal sealed class ResNetDraw(ResNetSpace space) : NetworkDraw
{
    private readonly AnyNetDraw _draw = new(space.ToAnyNetSpace());

    public override bool Draw(SplitMix64 random, out CostCounter cost) => _draw.Draw(random, out cost);

    public override ModelConfig Build()
    {
        var network = (AnyNetConfig)_draw.Build();
        return new ResNetConfig
        {
            Input = network.Input,
            Classes = network.Classes,
            Stem = network.Stem,
            Block = network.Block,
            Depths = network.Stages.Select(stage => stage.Depth).ToValueList(),
            Widths = network.Stages.Select(stage => stage.Width).ToValueList(),
            BottleneckRatio = network.Stages[0].BottleneckRatio,
            Strides = space.Strides == ModelExpansion.ResidualStrides(space.Stages) ? [] : space.Strides,
        };
    }
}
