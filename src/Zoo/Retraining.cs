namespace Explorer.Zoo;

/// <summary>How an exported network was trained where it was not taken from its trial as it was.</summary>
public sealed record Retraining
{
    /// <summary>Seed of initial weights, order and augmentation.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How it was trained.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>How much it got; null in entries of versions 1 and 2, of the whole training.</summary>
    public Fidelity? Fidelity { get; init; }

    /// <summary>The training's epochs.</summary>
    public required ValueList<EpochMetrics> Epochs { get; init; }

    /// <summary>Where and with what.</summary>
    public required TrialEnvironment Environment { get; init; }
}
