namespace Explorer.Analysis.Widths;

/// <summary>A network of a population with its line.</summary>
/// <param name="Member">The network.</param>
/// <param name="Fit">Its quantised linear width line; null where no point of the grid has its number of stages.</param>
public sealed record NetworkLinearWidth(PopulationMember Member, LinearWidthFit? Fit);
