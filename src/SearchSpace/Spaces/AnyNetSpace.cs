namespace Explorer.SearchSpace.Spaces;

/// <summary>Networks with explicit stages: AnyNet and its constrained kin, A to E of the paper.</summary>
public sealed record AnyNetSpace : StagedSpace
{
    /// <inheritdoc/>
    public override string Family => "anynet";

    /// <summary>Number of stages, at least 1.</summary>
    public int Stages => Strides.Count;

    /// <summary>Stride of each stage's first block.</summary>
    public required ValueList<int> Strides { get; init; }

    /// <summary>Blocks of each stage, d_i of the paper.</summary>
    public required StageParameter Depth { get; init; }

    /// <summary>
    /// Output channels of each stage, w_i of the paper, before group compatibility. An order among them also holds for
    /// the widths after it: draws that break it there are drawn again.
    /// </summary>
    public required StageParameter Width { get; init; }

    /// <summary>b_i of the paper; always 1 for blocks without a bottleneck.</summary>
    public required StageParameter BottleneckRatio { get; init; }

    /// <summary>g_i of the paper, before group compatibility; always 1 for blocks without a bottleneck.</summary>
    public required StageParameter GroupWidth { get; init; }
}
