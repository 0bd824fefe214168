namespace Explorer.Experiments.Studies;

/// <summary>Experiments in order, each judged against one before it, and in the end a family of networks.</summary>
public sealed record Study
{
    /// <summary>Its name, safe as a file name; names what it derives.</summary>
    public required string Name { get; init; }

    /// <summary>What it asks, in words; null where nothing is said.</summary>
    public string? Description { get; init; }

    /// <summary>How it finds its next space.</summary>
    public required StudyMode Mode { get; init; }

    /// <summary>The experiments in order; at least one. In auto mode the first alone, from which it starts.</summary>
    public required ValueList<StudyStep> Steps { get; init; }

    /// <summary>Whether a step whose space is a part of that of an earlier one takes the networks of its sample that are its own, instead of training as many.</summary>
    public bool SharesNetworks { get; init; }

    /// <summary>How constraints are tried; null unless the mode is auto.</summary>
    public AutoSettings? Auto { get; init; }

    /// <summary>The family derived at the end; null for none.</summary>
    public FamilySettings? Family { get; init; }

    /// <summary>The file it was read from.</summary>
    public required string Origin { get; init; }
}
