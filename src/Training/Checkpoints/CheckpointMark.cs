namespace Explorer.Training.Checkpoints;

/// <summary>Where a training stood when its checkpoint was written. What earlier versions did not write is null or empty.</summary>
internal sealed record CheckpointMark
{
    /// <summary>Hash of everything that a trial's numbers depend on, but for how far it goes; null where the folder tells which training it is.</summary>
    public required string? Key { get; init; }

    /// <summary>Epochs done.</summary>
    public required int Epoch { get; init; }

    /// <summary>Validation error of the last of them, a fraction.</summary>
    public required double LastError { get; init; }

    /// <summary>What they measured, in order.</summary>
    public required IReadOnlyList<EpochMetrics> Epochs { get; init; }

    /// <summary>Hash of the images.</summary>
    public required string? DataHash { get; init; }

    /// <summary>What trained them.</summary>
    public required string? Engine { get; init; }

    /// <summary>What of a rung was trained where it was written in the rung's midst; null at its end.</summary>
    public RungPart? Part { get; init; }
}

/// <summary>The trained part of a rung that is not over.</summary>
/// <param name="EpochsBefore">Epochs before the rung, which it goes on from.</param>
/// <param name="TrainedImages">Images that its steps took.</param>
/// <param name="Seconds">Wall time, in seconds.</param>
internal sealed record RungPart(int EpochsBefore, long TrainedImages, double Seconds);
