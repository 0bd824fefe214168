namespace Explorer.SearchSpace.Complexity;

/// <summary>One stage as numbers, for arithmetic without allocation.</summary>
/// <param name="Depth">Blocks.</param>
/// <param name="Width">Output channels of a block.</param>
/// <param name="Stride">Stride of the first block.</param>
/// <param name="InnerWidth">Channels inside the bottleneck; unused by blocks without one.</param>
/// <param name="GroupWidth">Channels per group, dividing the inner width; unused by blocks without a bottleneck.</param>
internal readonly record struct StageSizes(int Depth, int Width, int Stride, int InnerWidth, int GroupWidth);
