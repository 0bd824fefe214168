using Explorer.Analysis.Regime;

namespace Explorer.Analysis.Comparisons;

/// <summary>Populations set against one another: all that is told of them.</summary>
public sealed record ComparisonReport
{
    /// <summary>The populations, in the order in which they were named; at least two, none empty.</summary>
    public required IReadOnlyList<NamedPopulation> Populations { get; init; }

    /// <summary>Every pair of them.</summary>
    public required IReadOnlyList<PopulationComparison> Comparisons { get; init; }

    /// <summary>How they were compared.</summary>
    public required ComparisonSettings Settings { get; init; }

    /// <summary>Each population's estimate with the help of predictions, in their order; none where that was not asked for.</summary>
    public IReadOnlyList<(string Name, AssistedEstimate Estimate)> Assisted { get; init; } = [];

    /// <summary>Every pair of <see cref="Assisted"/>, in the order of <see cref="Comparisons"/>.</summary>
    public IReadOnlyList<AssistedComparison> AssistedComparisons =>
        [.. Assisted.SelectMany((a, i) => Assisted.Skip(i + 1).Select(b => AssistedComparison.Of(a, b, Settings.Level, Comparisons.Count)))];

    /// <summary>What makes the populations unlike beyond their spaces, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The check of each population's training regime, by its name; none where their trials are not at hand.</summary>
    public IReadOnlyList<(string Name, RegimeCheck Check)> Regimes { get; init; } = [];
}
