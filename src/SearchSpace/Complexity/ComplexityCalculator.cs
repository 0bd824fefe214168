namespace Explorer.SearchSpace.Complexity;

/// <summary>Counts what a network costs, exactly and without building it.</summary>
public static class ComplexityCalculator
{
    /// <summary>The cost of one image through the network.</summary>
    /// <exception cref="InvalidInputException">The network is so large that a figure passes 2^63.</exception>
    public static NetworkComplexity Of(ModelConfig config)
    {
        try
        {
            var cost = config switch
            {
                VggConfig network => Count(network),
                MlpConfig network => CostCounter.Count(network.Input, network.Widths.AsSpan(), network.Normalization, network.Classes),
                _ => Count(config.ToAnyNet()),
            };
            return new NetworkComplexity(cost.Flops, cost.Params, cost.Activations);
        }
        catch (OverflowException)
        {
            throw new InvalidInputException(config.Family, "the network is too large to count: a figure passes 2^63");
        }
    }

    private static CostCounter Count(VggConfig network)
    {
        StageSizes[] blocks = [.. network.Blocks.Select(block => new StageSizes(block.Depth, block.Width, Stride: 2, InnerWidth: 1, GroupWidth: 1))];
        return CostCounter.Count(new VggFrame(network.Input.Channels, network.Input.Resolution, network.BatchNorm, network.HiddenWidth, network.Classes), blocks);
    }

    private static CostCounter Count(AnyNetConfig network)
    {
        StageSizes[] stages = [.. network.Stages.Select(stage => new StageSizes(stage.Depth, stage.Width, stage.Stride, stage.InnerWidth, stage.GroupWidth))];
        return CostCounter.Count(Frame(network), stages);
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
