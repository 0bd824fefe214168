using Explorer.Analysis.Studies;
using Explorer.Experiments.Studies;

namespace Explorer.Reporting.Studies;

/// <summary>Everything a study's report is made of.</summary>
public sealed record StudyReportInput
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

    /// <summary>When the report is made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Version of the program that makes it.</summary>
    public required string CodeVersion { get; init; }
}
