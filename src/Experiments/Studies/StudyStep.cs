namespace Explorer.Experiments.Studies;

/// <summary>One experiment of a study.</summary>
public sealed record StudyStep
{
    /// <summary>The experiment.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>What it asks, in words; null where nothing is said.</summary>
    public string? Question { get; init; }

    /// <summary>What it adds to the space it is judged against, in words; null where nothing is said.</summary>
    public string? Constraint { get; init; }

    /// <summary>Name of the earlier experiment that it is judged against; null for none, as for the first.</summary>
    public required string? Against { get; init; }
}
