namespace Explorer.SearchSpace.Configs;

/// <summary>One block of a VGG: 3×3 convolutions of equal width, then a max-pool of 2 with stride 2.</summary>
/// <param name="Depth">Convolutions, at least 1.</param>
/// <param name="Width">Output channels of each, at least 1.</param>
public sealed record VggBlockConfig(int Depth, int Width);
