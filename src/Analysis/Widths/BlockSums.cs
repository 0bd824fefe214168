namespace Explorer.Analysis.Widths;

/// <summary>What least squares needs of one network's (block index, width) points.</summary>
internal readonly record struct BlockSums(double Count, double Index, double IndexSquared, double Width, double Product)
{
    public static BlockSums Of(NetworkShape shape)
    {
        var (sums, index) = (default(BlockSums), 0);
        foreach (var stage in shape.Stages)
        {
            for (var block = 0; block < stage.Depth; block++, index++)
            {
                sums = new BlockSums(
                    sums.Count + 1, sums.Index + index, sums.IndexSquared + ((double)index * index), sums.Width + stage.Width, sums.Product + ((double)index * stage.Width));
            }
        }

        return sums;
    }

    /// <summary>Intercept and slope over networks; null where all blocks have one index.</summary>
    public static double[]? Line(IEnumerable<BlockSums> networks)
    {
        var all = default(BlockSums);
        foreach (var one in networks)
            all = new BlockSums(all.Count + one.Count, all.Index + one.Index, all.IndexSquared + one.IndexSquared, all.Width + one.Width, all.Product + one.Product);

        var spread = (all.Count * all.IndexSquared) - (all.Index * all.Index);
        if (spread <= 0)
            return null;

        var slope = ((all.Count * all.Product) - (all.Index * all.Width)) / spread;
        return [(all.Width - (slope * all.Index)) / all.Count, slope];
    }
}
