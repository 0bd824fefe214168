namespace Explorer.Experiments.Trials;

/// <summary>What one epoch measured. Losses are mean cross-entropies in nats, errors top-1 fractions in [0, 1].</summary>
public sealed record EpochMetrics
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Mean loss over the epoch's training steps, as optimised (with label smoothing).</summary>
    public required double TrainLoss { get; init; }

    /// <summary>The same over each tenth of those steps, in order (fewer parts where there are fewer steps); null where it was not kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<double>? TrainLossParts { get; init; }

    /// <summary>Error over the epoch's training steps, with augmentation and changing weights.</summary>
    public required double TrainError { get; init; }

    /// <summary>Loss on the validation set after the epoch, without smoothing.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>Error on the validation set after the epoch.</summary>
    public required double ValidationError { get; init; }

    /// <summary>Wall time of the epoch, training and validation, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }
}
