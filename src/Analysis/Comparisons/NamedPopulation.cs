namespace Explorer.Analysis.Comparisons;

/// <summary>A population under the name by which a comparison speaks of it.</summary>
/// <param name="Name">Name of its experiment, as a rule; different for each population compared.</param>
/// <param name="Population">Its trials.</param>
public sealed record NamedPopulation(string Name, Population Population);
