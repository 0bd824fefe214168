using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Regime;
using Explorer.Experiments.Studies;

namespace Explorer.Analysis.Studies;

/// <summary>What one step of a study has shown so far.</summary>
public sealed record StudyStepResult
{
    /// <summary>The step.</summary>
    public required StudyStep Step { get; init; }

    /// <summary>Its space.</summary>
    public required SpaceSummary Space { get; init; }

    /// <summary>Its trials that have ended.</summary>
    public required Population Population { get; init; }

    /// <summary>The check of its training regime.</summary>
    public required RegimeCheck Regime { get; init; }

    /// <summary>Trials planned.</summary>
    public required int Planned { get; init; }

    /// <summary>Its population set against the earlier one; null for none, or while either is empty.</summary>
    public required PopulationComparison? Comparison { get; init; }

    /// <summary>What of its population an earlier step trained; null for nothing.</summary>
    public SharedSample? Shared { get; init; }

    /// <summary>Why a sequential test stopped and judged as the comparison says; null where the sample size was fixed beforehand.</summary>
    public string? SequentialReason { get; init; }
}
