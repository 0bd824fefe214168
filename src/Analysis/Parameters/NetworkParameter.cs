namespace Explorer.Analysis.Parameters;

/// <summary>A scalar of a network to set its error against.</summary>
/// <param name="Measure">The number.</param>
/// <param name="IsChoice">Whether the space or the training chose it; totals, ratios of widths and complexities follow from choices.</param>
public sealed record NetworkParameter(NetworkMeasure Measure, bool IsChoice);
