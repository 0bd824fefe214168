namespace Explorer.Experiments.Studies;

/// <summary>
/// The family derived at a study's end: for every budget the best of some random networks, trained again, longer and from several
/// seeds. The test images are used once a network, when it is exported.
/// </summary>
public sealed record FamilySettings
{
    /// <summary>Random networks a budget unless told otherwise; the papers take the best of 25.</summary>
    public const int DefaultNetworks = 25;

    /// <summary>Final trainings of a network unless told otherwise.</summary>
    public const int DefaultSeeds = 3;

    /// <summary>Name of the experiment whose space the networks are of; null for the study's last, in auto mode the last one kept.</summary>
    public string? From { get; init; }

    /// <summary>The budgets, at least one.</summary>
    public required ValueList<FamilyBudget> Budgets { get; init; }

    /// <summary>Random networks a budget; at least 1.</summary>
    public int Networks { get; init; } = DefaultNetworks;

    /// <summary>How they are trained to be chosen from.</summary>
    public required TrainingSpace Selection { get; init; }

    /// <summary>How the chosen ones are trained again.</summary>
    public required TrainingSpace Retraining { get; init; }

    /// <summary>Seeds that a chosen network is trained from; at least 1.</summary>
    public int Seeds { get; init; } = DefaultSeeds;

    /// <summary>What one trial may take.</summary>
    public required Limits Limits { get; init; }
}
