using Explorer.Experiments.Studies;

namespace Explorer.Analysis.Studies;

/// <summary>All that is told of a study.</summary>
public sealed record StudyReport
{
    /// <summary>The study.</summary>
    public required Study Study { get; init; }

    /// <summary>Its steps with a trial, in order; in auto mode every space that was tried.</summary>
    public required IReadOnlyList<StudyStepResult> Steps { get; init; }

    /// <summary>Experiment whose space the family is of; null before there is one.</summary>
    public string? FamilyFrom { get; init; }

    /// <summary>The family's members so far, by budget.</summary>
    public IReadOnlyList<FamilyMember> Family { get; init; } = [];

    /// <summary>What an auto study decided, in order.</summary>
    public IReadOnlyList<StudyDecision> Decisions { get; init; } = [];
}
