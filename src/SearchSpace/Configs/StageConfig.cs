namespace Explorer.SearchSpace.Configs;

/// <summary>One stage: blocks of equal width, the first of which carries the stride.</summary>
public sealed record StageConfig
{
    /// <summary>Blocks in the stage, d_i of the paper; at least 1.</summary>
    public required int Depth { get; init; }

    /// <summary>Output channels of each block, w_i of the paper; at least 1.</summary>
    public required int Width { get; init; }

    /// <summary>Stride of the first block; 1 or 2 as a rule.</summary>
    public required int Stride { get; init; }

    /// <summary>b_i of the paper: inner width = width / ratio. Below 1 the bottleneck is inverted. 1 for blocks without one.</summary>
    public double BottleneckRatio { get; init; } = 1;

    /// <summary>g_i of the paper: channels per group of the 3×3 convolution; divides the inner width. 1 for blocks without one.</summary>
    public int GroupWidth { get; init; } = 1;

    /// <summary>Channels inside the bottleneck: width / ratio, rounded half to even as the paper's authors do.</summary>
    public int InnerWidth => (int)Math.Round(Width / BottleneckRatio, MidpointRounding.ToEven);
}
