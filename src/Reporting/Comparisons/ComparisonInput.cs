using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Regime;

namespace Explorer.Reporting.Comparisons;

/// <summary>Everything a comparison's page is made of.</summary>
public sealed record ComparisonInput
{
    /// <summary>The populations, in the order in which they were named; at least two, none empty.</summary>
    public required IReadOnlyList<NamedPopulation> Populations { get; init; }

    /// <summary>Every pair of them.</summary>
    public required IReadOnlyList<PopulationComparison> Comparisons { get; init; }

    /// <summary>How they were compared.</summary>
    public required ComparisonSettings Settings { get; init; }

    /// <summary>What makes the populations unlike beyond their spaces, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The check of each population's training regime, by its name; none where their trials are not at hand.</summary>
    public IReadOnlyList<(string Name, RegimeCheck Check)> Regimes { get; init; } = [];

    /// <summary>When the page is made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Version of the program that makes it.</summary>
    public required string CodeVersion { get; init; }
}
