namespace Explorer.Experiments.Trials;

/// <summary>What a training's time went into, by the worker's own clock: wall time in seconds.</summary>
public sealed record TrainingTimes
{
    /// <summary>When the worker began with it, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From there to its result.</summary>
    public required double Seconds { get; init; }

    /// <summary>Until the images were there; little where the worker had them already.</summary>
    public required double LoadSeconds { get; init; }

    /// <summary>Training steps, the making of their batches included.</summary>
    public required double TrainSeconds { get; init; }

    /// <summary>Validations after the epochs, with what <c>preciseNormImages</c> asks for before them.</summary>
    public required double ValidateSeconds { get; init; }

    /// <summary>Writing weights and a checkpoint.</summary>
    public required double SaveSeconds { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }
}
