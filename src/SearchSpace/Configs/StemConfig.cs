namespace Explorer.SearchSpace.Configs;

/// <summary>The stem of a network.</summary>
/// <param name="Type">Its layers.</param>
/// <param name="Width">Its output channels, at least 1.</param>
public sealed record StemConfig(StemType Type, int Width);
