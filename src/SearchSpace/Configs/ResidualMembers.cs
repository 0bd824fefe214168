namespace Explorer.SearchSpace.Configs;

/// <summary>Reads the members that the residual families share.</summary>
internal static class ResidualMembers
{
    /// <summary>The blocks of the residual families.</summary>
    public static readonly BlockType[] Blocks =
        [BlockType.Bottleneck, BlockType.Basic, BlockType.Preactivation, BlockType.PreactivationBottleneck];

    /// <summary>Ratios of the residual families, which have no inverted bottlenecks.</summary>
    public static NumberRange BottleneckRatio { get; } = NumberRange.Closed(1, 64);

    public static BlockType? ReadBlock(JsonCursor? cursor)
    {
        var block = cursor?.Word<BlockType>();
        if (block is not { } type || Blocks.Contains(type))
        {
            return block;
        }

        cursor!.Problem($"found {cursor.Item}, expected {string.Join(", ", Blocks.Select(EnumNames.Of))}");
        return null;
    }

    public static ValueList<int>? ReadDepths(JsonCursor? cursor) => ReadList(cursor, 1, ModelLimits.MostDepth, null);

    /// <summary>Widths, one for each stage.</summary>
    public static ValueList<int>? ReadWidths(JsonCursor? cursor, int? stages) => ReadList(cursor, 1, ModelLimits.MostWidth, stages);

    /// <summary>Strides, one for each stage; none where they are the default, so that a config has one form.</summary>
    public static ValueList<int>? ReadStrides(JsonCursor? cursor, int? stages)
    {
        if (cursor is null)
        {
            return [];
        }

        var strides = ReadList(cursor, 1, ModelLimits.MostStride, stages);
        return strides == ModelExpansion.ResidualStrides(strides?.Count ?? 0) ? [] : strides;
    }

    private static ValueList<int>? ReadList(JsonCursor? cursor, int least, int most, int? count)
    {
        var items = cursor?.Array(count ?? 1, count ?? ModelLimits.MostStages)?.Select(item => item.Integer(least, most)).ToList();
        return items is null || items.Contains(null) ? null : items.Select(item => item!.Value).ToValueList();
    }
}
