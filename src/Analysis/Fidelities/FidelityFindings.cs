using Explorer.Analysis.Regime;

namespace Explorer.Analysis.Fidelities;

/// <summary>An experiment's fidelities, and its distribution where a scheduler stopped networks: all that is told of them.</summary>
public sealed record FidelityFindings
{
    /// <summary>The experiment.</summary>
    public required string Name { get; init; }

    /// <summary>Whether its trainings can show what the networks are worth.</summary>
    public required RegimeCheck Regime { get; init; }

    /// <summary>The errors by level.</summary>
    public required FidelityTable Table { get; init; }

    /// <summary>How far the levels agree; null where there is one level, or one network at most to compare them by.</summary>
    public required FidelityReport? Report { get; init; }

    /// <summary>The corrected distribution; null where nothing is to be corrected.</summary>
    public required Correction? Correction { get; init; }

    /// <summary>The naive distribution, of the networks that finished.</summary>
    public required PopulationSummary Naive { get; init; }
}
