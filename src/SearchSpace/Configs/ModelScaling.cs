namespace Explorer.SearchSpace.Configs;

/// <summary>Narrower and shallower stand-ins of a network.</summary>
public static class ModelScaling
{
    /// <summary>Whether a network can be scaled, and takes images of any size: those with stages can.</summary>
    /// <param name="config">A network.</param>
    public static bool CanScale(ModelConfig config) => config.IsAnyNet();

    /// <summary>
    /// The network with every width (stem, stages, head) times one factor and every stage's depth times another. Group
    /// widths stay and widths are made compatible with them as the RegNet authors do (<see cref="GroupCompatibility"/>); a
    /// stage keeps at least one block. Short descriptions are expanded first: a regnet's scaled stages follow no line.
    /// </summary>
    /// <param name="config">The network.</param>
    /// <param name="width">Factor on widths, in (0, 1].</param>
    /// <param name="depth">Factor on depths, in (0, 1].</param>
    /// <returns>The network itself where both factors are 1.</returns>
    /// <exception cref="ArgumentException">The family has no stages, and a factor is not 1.</exception>
    public static ModelConfig Scaled(this ModelConfig config, double width, double depth)
    {
        if (width == 1 && depth == 1)
            return config;

        var network = config.ToAnyNet();
        return network with
        {
            Stem = network.Stem with { Width = Times(network.Stem.Width, width) },
            HeadWidth = network.HeadWidth == 0 ? 0 : Times(network.HeadWidth, width),
            Stages = network.Stages.Select(stage => Scale(stage, network.Block, width, depth)).ToValueList(),
        };
    }

    private static StageConfig Scale(StageConfig stage, BlockType block, double width, double depth)
    {
        var shallower = stage with { Depth = Times(stage.Depth, depth) };
        if (width == 1)
            return shallower;

        var wanted = Times(stage.Width, width);
        if (!block.HasBottleneck() || !GroupCompatibility.IsRatio(stage.BottleneckRatio))
        {
            return Regrouped(shallower with { Width = Math.Max(wanted, (int)Math.Ceiling(stage.BottleneckRatio)) });
        }

        var (compatible, _, groupWidth) = GroupCompatibility.Adjust(wanted, stage.BottleneckRatio, stage.GroupWidth);
        return shallower with { Width = compatible, GroupWidth = groupWidth };
    }

    // A ratio that is no whole number fits no multiple: then the group width gives way.
    private static StageConfig Regrouped(StageConfig stage)
    {
        var group = Math.Min(stage.GroupWidth, Math.Max(1, stage.InnerWidth));
        while (stage.InnerWidth % group != 0)
            group--;

        return stage with { GroupWidth = group };
    }

    private static int Times(int value, double factor) => Math.Max(1, (int)Math.Round(value * factor, MidpointRounding.AwayFromZero));
}
