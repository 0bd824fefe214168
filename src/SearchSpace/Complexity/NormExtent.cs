namespace Explorer.SearchSpace.Complexity;

/// <summary>How many values of one image a batch norm averages over: with one, and one image a batch, there is no variance to train with.</summary>
public static class NormExtent
{
    /// <summary>The fewest pixels of a map that a batch norm of the network stands behind; null where it has none.</summary>
    /// <param name="config">The network.</param>
    /// <param name="resolution">Height and width of its images; null for its own.</param>
    public static long? Least(ModelConfig config, int? resolution = null)
    {
        long side = resolution ?? config.Input.Resolution;
        switch (config)
        {
            case MlpConfig network:
                return network.Normalization == MlpNormalization.Batch && network.Widths.Count > 0 ? 1 : null;
            case VggConfig network:
                if (!network.BatchNorm)
                    return null;
                foreach (var _ in network.Blocks.Skip(1))
                    side /= 2;
                return side * side;
            default:
                var layout = config.ToAnyNet();
                side = layout.Stem.Type switch { StemType.Cifar => side, StemType.Simple => Strided(side, 2), _ => Strided(Strided(side, 2), 2) };
                foreach (var stage in layout.Stages)
                    side = Strided(side, stage.Stride);
                return side * side;
        }
    }

    private static long Strided(long side, int stride) => ((side - 1) / stride) + 1;
}
