using Explorer.SearchSpace.Configs;

namespace Explorer.SearchSpace.Complexity;

/// <summary>Counts what a network costs, exactly and without building it.</summary>
public static class ComplexityCalculator
{
    /// <summary>The cost of one image through the network.</summary>
    /// <exception cref="InvalidInputException">The network is so large that a figure passes 2^63.</exception>
    public static NetworkComplexity Of(ModelConfig config)
    {
        var network = config.ToAnyNet();
        var stages = new StageShape[network.Stages.Count];
        for (var i = 0; i < stages.Length; i++)
        {
            var stage = network.Stages[i];
            stages[i] = new StageShape(stage.Depth, stage.Width, stage.Stride, stage.InnerWidth, stage.GroupWidth);
        }

        try
        {
            var cost = CostCounter.Count(Frame(network), stages);
            return new NetworkComplexity(cost.Flops, cost.Params, cost.Activations);
        }
        catch (OverflowException)
        {
            throw new InvalidInputException(config.Family, "the network is too large to count: a figure passes 2^63");
        }
    }

    private static NetworkFrame Frame(AnyNetConfig network) => new(
        network.Input.Channels,
        network.Input.Resolution,
        network.Stem.Type,
        network.Stem.Width,
        network.Block,
        network.SqueezeExcitation,
        network.HeadWidth,
        network.Classes);
}
