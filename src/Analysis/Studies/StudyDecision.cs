namespace Explorer.Analysis.Studies;

/// <summary>One decision of a study in auto mode.</summary>
public sealed record StudyDecision
{
    /// <summary>The round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>The experiment that the constraint was proposed from.</summary>
    public required string From { get; init; }

    /// <summary>The experiment that tried it; null where nothing was proposed.</summary>
    public required string? Tried { get; init; }

    /// <summary>What was proposed, in words; why nothing was, where nothing was.</summary>
    public required string Constraint { get; init; }

    /// <summary>The evidence it was proposed for, in words.</summary>
    public required string Evidence { get; init; }

    /// <summary>Level of its sequential test over all looks; null where nothing was tried.</summary>
    public double? Level { get; init; }

    /// <summary>Networks of the new space that were trained when the verdict was clear.</summary>
    public int Networks { get; init; }

    /// <summary>The verdict and what follows from it, in words.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>Whether the constraint was kept.</summary>
    public bool Kept { get; init; }
}
