namespace Explorer.SearchSpace.Spaces;

/// <summary>The stems of a space.</summary>
/// <param name="Type">The layers.</param>
/// <param name="Width">Output channels, at least 1.</param>
public sealed record StemSpace(StemType Type, Distribution Width);
