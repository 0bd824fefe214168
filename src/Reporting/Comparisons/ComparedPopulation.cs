using System.Collections.Immutable;
using Explorer.Analysis.Distributions;
using Explorer.Analysis.Intervals;
using Explorer.Analysis.Populations;
using Explorer.Analysis.Summaries;

namespace Explorer.Reporting.Comparisons;

/// <summary>One population with all that the page shows of it.</summary>
internal sealed record ComparedPopulation(
    string Name,
    Population Population,
    PopulationSummary Summary,
    Estimate Area,
    ImmutableArray<(double Error, double Share)> Steps,
    ImmutableArray<RandomSearchPoint> Search,
    ImmutableArray<SampleSizePoint> Sizes,
    NoiseFloor? Noise);
