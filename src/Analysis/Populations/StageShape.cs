namespace Explorer.Analysis.Populations;

/// <summary>One stage as the analysis sees it.</summary>
/// <param name="Depth">Blocks, d_i of the paper.</param>
/// <param name="Width">Output channels, w_i of the paper.</param>
/// <param name="Resolution">Height and width of its output, in pixels.</param>
/// <param name="BottleneckRatio">b_i of the paper.</param>
/// <param name="GroupWidth">g_i of the paper.</param>
public sealed record StageShape(int Depth, int Width, int Resolution, double BottleneckRatio, int GroupWidth);
