namespace Explorer.Experiments.Trials;

/// <summary>A trial's training at one fidelity.</summary>
public sealed record TrainedRung
{
    /// <summary>The fidelity trained at.</summary>
    public required Fidelity Fidelity { get; init; }

    /// <summary>Validation error after the last epoch trained, a fraction.</summary>
    public required double Error { get; init; }

    /// <summary>One entry an epoch trained in this rung, in order; a continued rung begins with the epoch after the last one of the rung before.</summary>
    public required ValueList<EpochMetrics> Epochs { get; init; }

    /// <summary>Whether weights and optimiser of the rung before were gone on with; if not, the rung began anew.</summary>
    public bool Continued { get; init; }

    /// <summary>Training images that this rung's steps took, each epoch's counted again; null in records from before it was kept.</summary>
    public long? TrainedImages { get; init; }

    /// <summary>Multiply-adds of one image forward through the network at this rung's resolution and scales; null in records from before it was kept.</summary>
    public long? Flops { get; init; }

    /// <summary>What its time went into; null in records from before it was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TrainingTimes? Times { get; init; }

    /// <summary>Which worker of which run it was on; null in records from before it was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TrainingPlace? Place { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }
}
